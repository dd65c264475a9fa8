import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { judgedByNumber, serverSideNames } from './judging/client-alone.ts';
import { sources } from './judging/sources.ts';

/** Disconnect reasons of a connection that had been open. */
const closed = [772, 1028, 2308];

export const unexplainedClose = defineCause({
  id: 'unexplained-close',
  title: 'The connection was open and was closed; the client does not record by whom or why',
  stage: 'reach',
  impact: 'blocks',
  explanation:
    'The client reports that its TCP connection ended (0x904 = 2308, 0x404, 0x304). So the name led somewhere and a port was open. It does not say who closed it (server, firewall, proxy), nor at which step: ' +
    'certificate, TLS, licensing and network are all possible, and none is shown. The extended code 0x7 adds little: it is reported also where no server could have sent it.',
  needs: ['clientError'],
  uses: serverSideNames,

  detect: (facts) => judgedByNumber(facts, closed),

  remedies: () => [
    byHand(
      'Look where it is decided',
      'client',
      '`rdpdoctor check HOST` from this client names the step at which the connection ends and who ends it.',
      'Or add what the server knows of that minute: System.evtx and RdpCoreTS%4Operational.evtx, or the collector.',
    ),
  ],
  wouldNotHelp: [
    'deleting certificates, renaming MachineKeys or switching NLA off on the strength of the number alone',
  ],
  settledBy: 'rdpdoctor check HOST, or the System and RdpCoreTS logs of the server',
  dialogs: ['0x904', '0x904/0x7', '0x404', '0x304'],
  references: [sources.disconnectReasons],
  examples: [
    {
      name: 'only the log of the client, 2308',
      facts: { clientError: { code: 2308, from: 'clientLog' } },
      unknown: serverSideNames,
      verdict: 'found',
    },
    {
      name: '0x904 and a healthy host',
      facts: { clientError: { code: 2308, from: 'flag' } },
      verdict: 'ruledOut',
      also: ['broken-client-path'],
    },
    {
      name: 'another number',
      facts: { clientError: { code: 1, from: 'clientLog' } },
      unknown: serverSideNames,
      verdict: 'ruledOut',
    },
  ],
});
