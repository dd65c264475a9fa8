import { definePeer } from '../peer.ts';
import { accept, rdpServer } from '../rdp-server.ts';

/** A machine joined to Entra ID that takes only its sign-in: chooses RDSAAD (Entra ID) whatever is offered. */
export const rdsaad = definePeer({
  id: 'rdsaad',
  title: 'a machine joined to Entra ID that takes only its sign-in',
  fault: 'chooses RDSAAD (Entra ID) whatever is offered',
  serve: rdpServer({ choose: () => accept('rdsaad') }),
});
