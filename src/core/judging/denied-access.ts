import { tallyOf } from '../facts/event-log.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Incident } from '../incident/incident.ts';
import { citeEvent, type Citation } from './citation.ts';

/**
 * Access to Remote Desktop denied (Security 4825) to just those who fail now: each of them is named since the failures began, and none
 * of them got in since. That others get in says nothing against it.
 */
export function deniedAccess(
  log: FactTypes['serverEvents'] | undefined,
  incident: Incident | undefined,
): Citation<'serverEvents'> | undefined {
  if (incident?.failing !== 'yes' || incident.onset === undefined) return undefined;
  const { of, by } = incident.onset;
  const failing = new Set(of.flatMap(({ user }) => user?.toLowerCase() ?? []));
  const tally = tallyOf(log, 'security', 4825);
  const samples =
    tally?.samples.filter(
      ({ last, fields }) => last >= by && failing.has((fields['AccountName'] ?? '').toLowerCase()),
    ) ?? [];
  const denied = new Set(samples.map(({ fields }) => (fields['AccountName'] ?? '').toLowerCase()));
  if (
    tally === undefined ||
    failing.size === 0 ||
    of.some(({ user }) => !denied.has(user?.toLowerCase() ?? ''))
  )
    return undefined;
  const count = samples.reduce((sum, one) => sum + one.count, 0);
  const names = [...denied].slice(0, MOST_NAMES).join(', ');
  const more = denied.size > MOST_NAMES ? ` and ${denied.size - MOST_NAMES} more` : '';
  return citeEvent(
    { ...tally, samples, count },
    `${names}${more}: denied access to Remote Desktop, and not let in since`,
  );
}

const MOST_NAMES = 5;
