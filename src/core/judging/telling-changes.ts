import type { Change } from '../incident/changes.ts';
import type { Incident } from '../incident/incident.ts';
import { toldOnce } from './one-happening.ts';
import { weightOf } from './change-weight.ts';

/** What began, multiplied or stopped with the failures, the most telling first; the failures themselves are no news. */
export function tellingChanges({ began }: Incident): readonly Change[] {
  const weighed = began
    .filter(({ score, role }) => score > 0 && !(role !== undefined && ofAttempts.has(role)))
    .map((change) => ({ change, weight: change.score * weightOf(change) }));
  return toldOnce(weighed)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ change }) => change);
}

const ofAttempts: ReadonlySet<string> = new Set([
  'opened',
  'reached',
  'refused',
  'authenticated',
  'signedIn',
  'session',
  'ended',
]);

/** What began later follows more often than it causes. */
const MOST = 3;
