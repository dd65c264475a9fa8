import { windowsEvent } from '../codes/windows-events/windows-event.ts';
import { attemptRoles } from '../facts/event-activity.ts';
import { shortProvider } from '../facts/provider-names.ts';
import type { Change } from '../incident/changes.ts';
import type { Incident } from '../incident/incident.ts';
import { CLOSE, COMPANY } from '../incident/limits.ts';
import type { Onset } from '../incident/onset.ts';
import { millisOf } from '../facts/time.ts';
import { toldOnce } from './one-happening.ts';
import { weightOf } from './change-weight.ts';

/** What began, multiplied or stopped with the failures, the most telling first; the failures themselves are no news. */
export function tellingChanges({ began, onset }: Incident): readonly Change[] {
  const weighed = began
    .filter(({ score, role }) => score > 0 && !(role !== undefined && ofAttempts.has(role)))
    .filter((change) => isTelling(change) && (onset === undefined || !isLater(change, onset)))
    .map((change) => ({ change, weight: change.score * weightOf(change) }));
  const told = toldOnce(weighed).toSorted((a, b) => b.weight - a.weight);
  return told
    .filter(({ weight }) => weight >= (told[0]?.weight ?? 0) * LEAST)
    .slice(0, MOST)
    .map(({ change }) => change);
}

/** Daily talk is told only where it came with the failures; what is written in a handshake, only where it did, if that can be told. */
function isTelling({ provider, id, company }: Change): boolean {
  if (company !== undefined && company.failed - company.worked >= COMPANY) return true;
  const short = shortProvider(provider);
  if (short === 'schannel') return company === undefined || company.failed > 0;
  // A state of a service is weighed by the service.
  if (short === 'scm') return true;
  const level = windowsEvent(provider, id)?.level;
  return level !== 'noise' && level !== 'normal';
}

/** What began only behind the first failure and came with none of them did not bring them about. */
function isLater({ change, company, at }: Change, { by }: Onset): boolean {
  return change !== 'stopped' && company?.failed === 0 && millisOf(at) > millisOf(by) + CLOSE;
}

const ofAttempts: ReadonlySet<string> = new Set(attemptRoles);

/** What began later follows more often than it causes. */
const MOST = 3;
/** Share of the weight of the most telling one: what says so much less beside it says nothing. */
const LEAST = 0.2;
