import { tallyOf, tallyWhere } from '../facts/event-log.ts';
import { minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Incident } from '../incident/incident.ts';
import { cite, citeEvent, type Citation } from './citation.ts';

/**
 * The reason with which LocalSessionManager 40 logs the end of a session, where it is one of these and the newest end: the
 * numbers are those of the error info. Reasons that a person caused tell nothing.
 */
export function loggedEnd(
  log: FactTypes['serverEvents'] | undefined,
  reasons: Readonly<Record<number, string>>,
  incident?: Incident,
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
  // People are back, and their sessions end as they always did.
  if (incident?.failing === 'no' && (incident.lastWorked ?? '') > tally.last) return undefined;
  const reason = tally.samples.find(({ last }) => last === tally.last)?.fields['Reason'] ?? '';
  return citeEvent(tally, `the newest session ended with reason ${reason}: ${reasons[Number(reason)] ?? ''}`);
}

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
