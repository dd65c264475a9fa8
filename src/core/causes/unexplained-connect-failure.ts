import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { judgedByNumber, serverSideNames } from './judging/client-alone.ts';
import { sources } from './judging/sources.ts';

/** Disconnect reasons of a connection that was never opened. */
const neverOpened = [264, 516];

export const unexplainedConnectFailure = defineCause({
  id: 'unexplained-connect-failure',
  title: 'The client could open no TCP connection; it does not record why',
  stage: 'reach',
  impact: 'blocks',
  explanation:
    'The client reports that connecting failed (0x204 = 516) or got no answer (0x108 = 264): the port is closed, filtered or unreachable, or the host is off. Certificate, TLS and password had no part in it. ' +
    'Which of these it is, a look at the port tells. With a gateway in use, the leg to the gateway may be the one that failed.',
  needs: ['clientError'],
  uses: serverSideNames,

  detect: (facts) => judgedByNumber(facts, neverOpened),

  remedies: () => [
    byHand(
      'Look at the port',
      'client',
      '`rdpdoctor check HOST` tells refused from filtered from unreachable, for each address of the name.',
    ),
  ],
  wouldNotHelp: ['a new certificate, NLA or TLS settings: no connection was opened'],
  settledBy: 'rdpdoctor check HOST',
  dialogs: ['0x204', '0x108'],
  references: [sources.disconnectReasons],
  examples: [
    {
      name: 'only the log of the client, 516',
      facts: { clientError: { code: 516, from: 'clientLog' } },
      unknown: serverSideNames,
      verdict: 'found',
    },
    {
      name: '0x204 and a healthy host',
      facts: { clientError: { code: 516, from: 'flag' } },
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
