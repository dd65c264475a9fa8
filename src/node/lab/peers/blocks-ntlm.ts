import { encodeTsRequest } from '../../../core/protocol/credssp/ts-request.ts';
import { definePeer } from '../peer.ts';
import { rdpServer } from '../rdp-server.ts';

/** A host whose policy forbids NTLM: refuses the first CredSSP message with STATUS_NTLM_BLOCKED (0xC0000418). */
export const blocksNtlm = definePeer({
  id: 'blocks-ntlm',
  title: 'a host whose policy forbids NTLM',
  fault: 'refuses the first CredSSP message with STATUS_NTLM_BLOCKED (0xC0000418)',
  serve: rdpServer({
    insideTls: (socket) => {
      socket.once('data', () => socket.write(encodeTsRequest({ version: 6, errorCode: 0xc0000418 })));
    },
  }),
});
