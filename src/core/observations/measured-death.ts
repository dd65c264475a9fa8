import type { FactTypes } from '../facts/vocabulary.ts';
import { healthy } from '../facts/healthy.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notSeen } from './observation.ts';

export const measuredDeath = defineObservation({
  id: 'measured-death',
  title: 'The connection dies',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  hearsay: 'samePhase',
  explanation: 'Where it ends was measured; why is not known yet.',
  needs: ['phaseOfDeath'],

  look({ phaseOfDeath }) {
    if (phaseOfDeath.phase === 'none')
      return notSeen(cite('phaseOfDeath', 'the connection lives as far as it was followed'));
    return {
      is: 'seen',
      title: deaths[phaseOfDeath.phase],
      phase: phaseOfDeath.phase,
      because: [...citeDeath(phaseOfDeath)],
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
    { name: 'it lives', verdict: 'notSeen' },
  ],
});

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
