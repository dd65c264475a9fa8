import type { FactTypes } from '../facts/vocabulary.ts';
import { problemWords } from '../codes/problem-words.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, proven, ruledOut } from './cause.ts';
import { beforeTls } from '../judging/guides.ts';

type Outcome = FactTypes['gateway']['outcome'];

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
    if (!['tlsFailed', 'closed', 'httpError'].includes(outcome)) return ruledOut(says);
    return entitled(titleOf(host, outcome, httpStatus), proven(says));
  },

  remedies: () => [
    {
      title: 'Restart the gateway service',
      on: 'server',
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

/** What an HTTP status of a gateway means, RFC 9110 section 15. */
function titleOf(host: string, outcome: Outcome, status: number | undefined): string {
  if (outcome === 'tlsFailed') return `The RD Gateway ${host} takes the connection, and TLS with it fails`;
  if (outcome === 'closed')
    return `The RD Gateway ${host} closes the connection before it asks for a password`;
  if (status === 503 || status === 502 || status === 504)
    return `The web server of the RD Gateway ${host} runs, and the gateway service behind it does not answer (HTTP ${status})`;
  if (status === 403)
    return `The RD Gateway ${host} forbids the connection before it asks for a password (HTTP 403)`;
  if (status === 407) return `A proxy in front of the RD Gateway ${host} asks to sign in first (HTTP 407)`;
  return `The RD Gateway ${host} answers with an error of its own${status === undefined ? '' : ` (HTTP ${status})`}`;
}
