import { tallyOf, tallyWhere } from '../facts/event-log.ts';
import { countBetween } from '../facts/event-times.ts';
import { millisOf, minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Incident } from '../incident/incident.ts';
import type { Inputs } from './inputs.ts';
import { cite, citeEvent, type Citation } from './citation.ts';

/**
 * The reason with which LocalSessionManager 40 logs the end of a session, where it is one of these and the newest end: the
 * numbers are those of the error info. Reasons that a person caused tell nothing.
 */
export function loggedEnd(
  log: FactTypes['serverEvents'] | undefined,
  reasons: Readonly<Record<number, string>>,
  { incident, eventActivity }: Pick<Partial<Inputs>, 'incident' | 'eventActivity'> = {},
): Citation<'serverEvents'> | undefined {
  const tally = tallyWhere(
    log,
    'lsm',
    40,
    ({ Reason = '' }) => isTelling(Number(Reason)) && reasons[Number(Reason)] !== undefined,
  );
  if (tally === undefined) return undefined;
  const newest = tallyOf(log, 'lsm', 40)?.last ?? '';
  if (tally.last < newest) return undefined;
  if (incident !== undefined && isInOrder(tally.last, incident, eventActivity)) return undefined;
  const reason = tally.samples.find(({ last }) => last === tally.last)?.fields['Reason'] ?? '';
  return citeEvent(tally, `the newest session ended with reason ${reason}: ${reasons[Number(reason)] ?? ''}`);
}

/** People are back since, and it was a restart that somebody announced, or an hour at which nobody comes to work. */
function isInOrder(
  end: string,
  incident: Incident,
  activity: FactTypes['eventActivity'] | undefined,
): boolean {
  const { failing, lastWorked = '', attempts } = incident;
  if (end === '' || failing !== 'no' || lastWorked <= end) return false;
  const at = millisOf(end);
  const announced = (activity?.kinds ?? []).some(
    ({ provider, id, times }) =>
      id === ANNOUNCED &&
      provider.toLowerCase() === 'user32' &&
      countBetween(times, at - ONE_RESTART, at + ONE_RESTART) > 0,
  );
  if (announced) return true;
  const hours = attempts.flatMap(({ outcome, at }) => (outcome === 'worked' ? [timeOfDay(at)] : []));
  return hours.every((hour) => {
    const apart = Math.abs(hour - timeOfDay(end));
    return Math.min(apart, DAY - apart) >= OFF_HOURS;
  });
}

const DAY = 86_400_000;
const timeOfDay = (at: string) => millisOf(at) % DAY;
/** User32: somebody, or an update, asked for a restart. */
const ANNOUNCED = 1074;
const ONE_RESTART = 900_000;
/** From the last who comes to the first that leaves late. */
const OFF_HOURS = 3 * 3_600_000;

/** Extended disconnect reasons from 7 on are sent for refused connections or chosen by the person; from 256 on licensing gave none. */
const isTelling = (reason: number) => reason < BY_PERSON || reason >= LICENSING;
const BY_PERSON = 7;
const LICENSING = 0x100;

/** The reason of most sessions that ended without their person since a moment, where it is one of these. */
export function reasonOfBreaks(
  incident: Incident | undefined,
  reasons: Readonly<Record<number, string>>,
): Citation<'incident'> | undefined {
  const { breaks } = incident ?? {};
  if (breaks?.told !== 'server' && breaks?.told !== 'returns') return undefined;
  const [most] = breaks.reasons;
  const meaning = most === undefined ? undefined : reasons[Number(most.reason)];
  if (most === undefined || meaning === undefined || most.count < breaks.count / 2) return undefined;
  return cite(
    'incident',
    `since ${minuteOf(breaks.by)} ${most.count} sessions ended with reason ${most.reason}: ${meaning}`,
  );
}
