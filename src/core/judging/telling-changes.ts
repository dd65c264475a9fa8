import type { Change } from '../incident/changes.ts';
import type { Incident } from '../incident/incident.ts';
import { CLOSE } from '../incident/limits.ts';
import type { Onset } from '../incident/onset.ts';
import { millisOf } from '../facts/time.ts';
import { toldOnce } from './one-happening.ts';
import { weightOf } from './change-weight.ts';

/** What began, multiplied or stopped with the failures, the most telling first; the failures themselves are no news. */
export function tellingChanges({ began, onset }: Incident): readonly Change[] {
  const weighed = began
    .filter(({ score, role }) => score > 0 && !(role !== undefined && ofAttempts.has(role)))
    .filter((change) => onset === undefined || !isLater(change, onset))
    .map((change) => ({ change, weight: change.score * weightOf(change) }));
  return toldOnce(weighed)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ change }) => change);
}

/** What began only behind the first failure and came with none of them did not bring them about. */
function isLater({ change, company, at }: Change, { by }: Onset): boolean {
  return change !== 'stopped' && company?.failed === 0 && millisOf(at) > millisOf(by) + CLOSE;
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
