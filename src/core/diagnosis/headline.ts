import type { FactTypes } from '../facts/vocabulary.ts';
import type { Finding } from './diagnosis.ts';

type Death = FactTypes['phaseOfDeath'];

/** The sentence at the top: what is, as far as it was measured. A mere possibility never stands there. */
export function headline(ranked: readonly Finding[], liveUpTo: string | undefined, death?: Death): string {
  const [first] = ranked;
  const dies = death !== undefined && death.phase !== 'none';
  if (first?.impact === 'blocks' && (dies || first.confidence !== 'possible')) return `${first.title}.`;
  if (liveUpTo) return [`Healthy up to ${liveUpTo}.`, ...flaw(ranked)].join(' ');
  if (dies) return `${deaths[death.phase]}; no cause is proven yet.`;
  return first ? `${first.title}.` : 'No cause was found in what is known.';
}

/** The gravest thing that is worth knowing of a connection that lives. */
function flaw(ranked: readonly Finding[]): readonly string[] {
  const first = ranked.find(({ impact, confidence }) => impact === 'degrades' && confidence !== 'possible');
  return first && first.symptomOf === undefined ? [`${first.title}.`] : [];
}

const deaths: Readonly<Record<Exclude<Death['phase'], 'none'>, string>> = {
  name: 'The name leads to no address',
  connection: 'No TCP connection to the port could be opened',
  negotiation: 'The connection opens and dies before encryption begins',
  encryption: 'The connection dies while encryption is being set up',
  certificate: 'The connection dies at the certificate',
  signIn: 'The connection dies at sign-in',
  license: 'The connection dies at licensing',
  session: 'The connection dies when the session begins',
};
