import { healthy } from '../facts/healthy.ts';
import { endsInNegotiation } from '../facts/situations.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen } from './observation.ts';

type Answered = FactTypes['sourcePorts'][number];

const well = { outcome: 'accepted', protocol: 'hybrid', flags: 0x1f } as const;
const closed = { outcome: 'closed', ms: 1, bytes: 0 } as const;

export const unlikeSourcePorts = defineObservation({
  id: 'unlike-source-ports',
  title: 'Whether a request is answered depends on the port it comes from',
  phase: 'negotiation',
  impact: 'blocks',
  ending: true,
  whileAlive: true,
  covers: [
    'intermittent-handshake',
    'closed-before-answer',
    'reset-before-answer',
    'silent-listener',
    'unlike-cookie-answers',
  ],
  explanation:
    'A Remote Desktop server does not look at the port of the client. A filter, an address translation that has run out of ports, or a rule that was written for a range of ports does.',
  needs: ['sourcePorts'],
  uses: ['connectionQuality'],

  look({ sourcePorts, connectionQuality: quality }) {
    const because = sourcePorts.map(({ localPort, answer }) =>
      cite('sourcePorts', `from port ${localPort}: ${answer.outcome}`),
    );
    const answered = sourcePorts.filter(isAnswered);
    if (answered.length === 0 || answered.length === sourcePorts.length) return notSeen(...because);
    // Where connections fail now and then, these two differ by chance.
    if (quality !== undefined && quality.completed > 0 && quality.completed < quality.attempts)
      return notSeen(
        ...because,
        cite('connectionQuality', `${quality.completed} of ${quality.attempts} connections came through`),
      );
    const ports = answered.map(({ localPort }) => localPort);
    const cut = sourcePorts.filter((one) => !isAnswered(one)).map(({ localPort }) => localPort);
    const which = ports.every((low) => cut.every((high) => low < high)) ? 'low' : 'high';
    return {
      is: 'seen',
      title: `Only requests that come from ${which} ports are answered (${ports.join(', ')}, not ${cut.join(', ')})`,
      because,
    };
  },

  remedies: () => [
    byHand(
      'Look for the rule that reads the port of the client',
      'network',
      'Look in the firewalls and address translations on the way for a range of source ports, and for a translation table that is full.',
      'A rule for Remote Desktop has to name the port of the server (3389) and leave the port of the client open.',
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy: 'rdpdoctor check HOST --deep',
  references: [sources.negotiationRequest],
  examples: [
    {
      name: 'answered from a low port, closed from a high one',
      ...endsInNegotiation('fin', 0, {
        sourcePorts: [
          { localPort: 3_390, answer: well },
          { localPort: 61_300, answer: closed },
        ],
      }),
      verdict: 'seen',
    },
    {
      name: 'half of all connections fail, whatever the port',
      facts: {
        connectionQuality: { ...healthy.connectionQuality, completed: 5, ratioLow: 0.24, ratioHigh: 0.76 },
        sourcePorts: [
          { localPort: 3_390, answer: well },
          { localPort: 61_300, answer: closed },
        ],
      },
      verdict: 'notSeen',
    },
    { name: 'answered from both', verdict: 'notSeen' },
  ],
});

function isAnswered({ answer: { outcome } }: Answered): boolean {
  return outcome === 'accepted' || outcome === 'refused';
}
