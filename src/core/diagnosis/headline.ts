import type { Finding } from './diagnosis.ts';

/** The one sentence at the top: what is, as far as it was measured. */
export function headline(ranked: readonly Finding[], liveUpTo: string | undefined): string {
  const [first] = ranked;
  if (first && first.impact === 'blocks') return `${first.title}.`;
  if (liveUpTo) return `Healthy up to ${liveUpTo}.`;
  return first ? `${first.title}.` : 'No cause was found in what is known.';
}
