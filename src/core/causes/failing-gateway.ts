import { problemWords } from '../codes/problem-words.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut } from './cause.ts';
import { beforeTls } from '../judging/guides.ts';

const gw = { host: 'gw.corp.example', port: 443 } as const;

export const failingGateway = defineCause({
  id: 'failing-gateway',
  title: 'The RD Gateway takes the connection and fails before it asks for a password',
  phase: 'connection',
  impact: 'blocks',
  predicts: [],
  explanation:
    'The gateway accepted the connection, and then TLS failed, it closed, or it answered with an HTTP error. Its service may be stopped behind a web server that runs, or a proxy in front of it has lost it.',
  needs: ['gateway'],

  detect({ gateway: { host, outcome, httpStatus, problem } }) {
    const says = cite(
      'gateway',
      `${host}: ${outcome}${httpStatus === undefined ? '' : `, HTTP ${httpStatus}`}${problem ? ` (${problemWords(problem)})` : ''}`,
    );
    return ['tlsFailed', 'closed', 'httpError'].includes(outcome) ? proven(says) : ruledOut(says);
  },

  remedies: () => [
    {
      title: 'Restart the gateway service',
      on: 'server',
      risk: 'dropsSessions',
      actions: [{ kind: 'restartServices', services: ['TSGateway'] }],
    },
    byHand(
      'Read its log',
      'server',
      'On the gateway: TerminalServices-Gateway/Operational, and the certificate it is bound to (RD Gateway Manager, SSL Certificate).',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'TerminalServices-Gateway/Operational on the gateway',
  dialogs: ['0x300000D'],
  references: ['https://learn.microsoft.com/openspecs/windows_protocols/ms-tsgu/'],
  examples: [
    {
      name: 'HTTP 503',
      facts: { gateway: { ...gw, outcome: 'httpError', httpStatus: 503 } },
      verdict: 'measured',
    },
    {
      name: 'it asks for a password',
      facts: { gateway: { ...gw, outcome: 'authenticationAsked', httpStatus: 401 } },
      verdict: 'ruledOut',
    },
  ],
});
