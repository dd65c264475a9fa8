import { shortProvider } from '../facts/provider-names.ts';
import type { Change } from '../incident/changes.ts';
import type { Incident } from '../incident/incident.ts';

/** Whether passwords were guessed as loudly before connections began to fail: at least half as many refusals an hour. */
export function guessedAsMuchBefore({ failing, background, began, incomparable }: Incident): boolean {
  if (failing !== 'yes' || [...began, ...incomparable].some(isGuessing)) return false;
  const guesses = background.filter(isGuessing);
  const pace = (of: (change: Change) => Change['since']) =>
    guesses.reduce((sum, change) => sum + of(change).count / Math.max(1, of(change).hours), 0);
  return pace(({ before }) => before) > pace(({ since }) => since) / 2;
}

const isGuessing = ({ provider, id }: Change) =>
  (shortProvider(provider) === 'security' && id === 4625) ||
  (shortProvider(provider) === 'rdpcorets' && id === 140);
