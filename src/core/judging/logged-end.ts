import { tallyOf, tallyWhere } from '../facts/event-log.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { citeEvent, type Citation } from './citation.ts';

/**
 * The reason with which LocalSessionManager 40 logs the end of a session, where it is one of these and the newest end: the
 * numbers are those of the error info. Reasons that a person caused (7 and up) tell nothing.
 */
export function loggedEnd(
  log: FactTypes['serverEvents'] | undefined,
  reasons: Readonly<Record<number, string>>,
): Citation<'serverEvents'> | undefined {
  const tally = tallyWhere(
    log,
    'lsm',
    40,
    ({ Reason = '' }) => Number(Reason) < BY_PERSON && reasons[Number(Reason)] !== undefined,
  );
  if (tally === undefined) return undefined;
  const newest = tallyOf(log, 'lsm', 40)?.last ?? '';
  if (tally.last < newest) return undefined;
  const reason = tally.samples.find(({ last }) => last === tally.last)?.fields['Reason'] ?? '';
  return citeEvent(tally, `the newest session ended with reason ${reason}: ${reasons[Number(reason)] ?? ''}`);
}

/** Extended disconnect reasons from 7 on are sent for refused connections or chosen by the person. */
const BY_PERSON = 7;
