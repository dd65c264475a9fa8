import { byHand } from '../remedy/remedy.ts';
import { afterMillis } from '../judging/time-taken.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';

const open = { address: '192.0.2.11', outcome: 'open', ms: 9 } as const;

export const partlyDeadAddresses = defineObservation({
  id: 'partly-dead-addresses',
  title: 'Some addresses of the name do not accept connections',
  phase: 'connection',
  impact: 'degrades',
  explanation:
    'The name has several addresses, and only some of them work. Whether a connection succeeds depends on the address a client takes first: ' +
    'the same person gets in at one time and not at another.',
  needs: ['tcpConnect'],

  look({ tcpConnect: { attempts } }) {
    const dead = attempts.filter(({ outcome }) => outcome !== 'open');
    if (dead.length === 0)
      return notSeen(cite('tcpConnect', `all ${attempts.length} addresses accept connections`));
    if (dead.length === attempts.length) return notSeen(cite('tcpConnect', 'no address accepts connections'));
    return seen(
      ...attempts.map(({ address, outcome, ms }) =>
        cite('tcpConnect', `${address}: ${outcome}${afterMillis(ms)}`),
      ),
    );
  },

  remedies: ({ tcpConnect: { attempts } }) => [
    byHand(
      'Take the dead addresses out of the name, or bring them back',
      'domain',
      `Find out what ${attempts
        .filter(({ outcome }) => outcome !== 'open')
        .map(({ address }) => address)
        .join(', ')} should be: a second network card of the server, a member of a farm, or an old record.`,
      'Remove DNS records of addresses that serve no Remote Desktop; repair the machine behind the others.',
    ),
  ],
  settledBy: 'nslookup HOST, then rdpdoctor check for each address',
  references: ['https://www.rfc-editor.org/rfc/rfc8305'],
  examples: [
    {
      name: 'one of two refuses',
      facts: {
        tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.12', outcome: 'refused', ms: 2 }, open] },
      },
      verdict: 'seen',
    },
    {
      name: 'both are open',
      facts: {
        tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.12', outcome: 'open', ms: 8 }, open] },
      },
      verdict: 'notSeen',
    },
    {
      name: 'none is open',
      facts: { tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.12', outcome: 'refused', ms: 2 }] } },
      verdict: 'notSeen',
    },
  ],
});
