import type { FactTypes } from '../facts/vocabulary.ts';
import { healthy } from '../facts/healthy.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notSeen, type Citation } from './observation.ts';

export const measuredDeath = defineObservation({
  id: 'measured-death',
  title: 'The connection dies',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  hearsay: 'samePhase',
  explanation: 'Where it ends was measured; why is not known yet.',
  needs: ['phaseOfDeath'],
  uses: ['tcpConnect', 'otherPorts'],

  look({ phaseOfDeath, tcpConnect, otherPorts }) {
    if (phaseOfDeath.phase === 'none')
      return notSeen(cite('phaseOfDeath', 'the connection lives as far as it was followed'));
    return {
      is: 'seen',
      title: deaths[phaseOfDeath.phase],
      phase: phaseOfDeath.phase,
      because: [
        ...citeDeath(phaseOfDeath),
        ...(phaseOfDeath.ending === undefined ? toldFailures(tcpConnect, otherPorts) : []),
      ],
    };
  },

  remedies: () => [],
  settledBy: 'rdpdoctor check HOST --deep',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'in licensing, without more',
      facts: { phaseOfDeath: { ...healthy.phaseOfDeath, phase: 'license' } },
      verdict: 'seen',
    },
    {
      name: 'somebody else tried the port, and only whether it opened was printed',
      facts: {
        phaseOfDeath: { phase: 'connection', sameEnding: 1, attempts: 1 },
        tcpConnect: { port: 3389, attempts: [{ address: '192.0.2.11', outcome: 'failed' }] },
        otherPorts: { address: '192.0.2.11', ports: [], hostAnswers: true },
      },
      verdict: 'seen',
    },
    { name: 'it lives', verdict: 'notSeen' },
  ],
});

/** Tried by somebody whose program tells no more than that the port did not open: refused, met with silence, or not reached. */
function toldFailures(
  tcpConnect: FactTypes['tcpConnect'] | undefined,
  otherPorts: FactTypes['otherPorts'] | undefined,
): readonly Citation<'tcpConnect' | 'otherPorts'>[] {
  const failed = tcpConnect?.attempts.find(({ outcome }) => outcome === 'failed');
  if (tcpConnect === undefined || failed === undefined) return [];
  return [
    cite(
      'tcpConnect',
      `from where it was tried, port ${tcpConnect.port} of ${failed.address} took no connection; whether it was refused or met with silence was not printed`,
    ),
    ...(otherPorts?.hostAnswers === true
      ? [cite('otherPorts', `${otherPorts.address} is up: it answers otherwise`)]
      : []),
  ];
}

const deaths: Readonly<Record<Exclude<FactTypes['phaseOfDeath']['phase'], 'none'>, string>> = {
  name: 'The name could not be looked up',
  connection: 'No TCP connection to the port could be opened',
  negotiation: 'The connection opens and dies before encryption begins',
  encryption: 'The connection dies while encryption is being set up',
  certificate: 'The connection dies at the certificate',
  signIn: 'The connection dies at sign-in',
  license: 'The connection dies at licensing',
  session: 'The connection dies when the session begins',
};
