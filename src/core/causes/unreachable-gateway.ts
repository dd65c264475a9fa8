import type { FactTypes } from '../facts/vocabulary.ts';
import { problemWords } from '../codes/problem-words.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';
import { beforeTls } from '../judging/guides.ts';
import { saidOnlyOf, toldCode } from '../judging/told-code.ts';
import { sources } from '../judging/sources.ts';

const dead: Partial<Record<FactTypes['gateway']['outcome'], string>> = {
  refused: 'refuses the connection',
  timedOut: 'does not answer',
  notFound: 'its name leads to no address',
};
const gw = { host: 'gw.corp.example', port: 443 } as const;

/** RD Gateway reasons in the first place of the dialog. */
const codes = [0x300000c, 0x300000d];

export const unreachableGateway = defineCause({
  id: 'unreachable-gateway',
  title: 'The RD Gateway cannot be reached',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['client-reported', 'unreached-service'],
  explanation:
    'The client is set to go through an RD Gateway, and the gateway does not take the connection. The server behind it may be well: through the gateway it was never asked.',
  needs: [],
  uses: ['gateway', 'clientError'],

  detect({ gateway, clientError }) {
    if (gateway === undefined) {
      const told = toldCode(clientError, codes) ?? saidOnlyOf(clientError, (code) => codes.includes(code));
      return told === undefined ? unclear() : proven(told);
    }
    const { host, port, outcome, ms, problem } = gateway;
    const says = dead[outcome];
    if (!says) return ruledOut(cite('gateway', `${host}:${port} takes the connection (${outcome})`));
    return proven(
      cite(
        'gateway',
        `${host}:${port} ${says}${ms === undefined ? '' : `, ${ms} ms`}${problem ? ` (${problemWords(problem)})` : ''}`,
      ),
    );
  },

  remedies: ({ gateway: { host, port, outcome } = { host: 'GATEWAY', port: 443, outcome: 'timedOut' } }) => [
    byHand(
      'Reach the gateway',
      'network',
      outcome === 'notFound'
        ? `Check the gateway name in the client: ${host}.`
        : `Check that TCP ${port} to ${host} is let through here: \`Test-NetConnection ${host} -Port ${port}\`.`,
      'From inside the office network no gateway is needed: "Bypass RD Gateway server for local addresses".',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST --gateway GATEWAY',
  dialogs: ['0x300000C', '0x300000D'],
  references: [
    'https://learn.microsoft.com/openspecs/windows_protocols/ms-tsgu/',
    sources.generalTroubleshooting,
  ],
  examples: [
    {
      name: 'the client told so',
      facts: { clientError: { code: codes[0]!, from: 'clientLog' } },
      unknown: ['gateway'],
      verdict: 'told',
    },
    { name: 'silent', facts: { gateway: { ...gw, outcome: 'timedOut', ms: 3_000 } }, verdict: 'measured' },
    { name: 'no such name', facts: { gateway: { ...gw, outcome: 'notFound' } }, verdict: 'measured' },
    {
      name: 'it asks for a password',
      facts: { gateway: { ...gw, outcome: 'authenticationAsked', httpStatus: 401 } },
      verdict: 'ruledOut',
    },
  ],
});
