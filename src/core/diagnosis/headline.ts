import type { FactTypes } from '../facts/vocabulary.ts';
import type { Finding } from './diagnosis.ts';

type Death = FactTypes['phaseOfDeath'];

/** The one sentence at the top: what is, as far as it was measured. */
export function headline(ranked: readonly Finding[], liveUpTo: string | undefined, death?: Death): string {
  const [first] = ranked;
  if (first && first.impact === 'blocks') return `${first.title}.`;
  if (liveUpTo) return `Healthy up to ${liveUpTo}.`;
  if (death && death.phase !== 'none') return `${deaths[death.phase]}; no cause is proven yet.`;
  return first ? `${first.title}.` : 'No cause was found in what is known.';
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
