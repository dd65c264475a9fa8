import { timesOf } from './event-times.ts';
import { healthy } from './healthy.ts';
import { isoOf, millisOf } from './time.ts';
import type { FactTypes } from './vocabulary.ts';

/** A week of sessions that their people ended, then `reason` again and again, as LocalSessionManager 40 tells it. */
export function sessionsEndedBy(reason: string): Pick<FactTypes, 'eventActivity'> {
  const { eventActivity } = healthy;
  const usual = Array.from({ length: 14 }, (_, i) => millisOf('2026-08-24T16:00:00.000Z') + i * 43_200_000);
  const broken = Array.from({ length: 5 }, (_, i) => millisOf('2026-09-01T08:00:00.000Z') + i * 1_800_000);
  return {
    eventActivity: {
      ...eventActivity,
      kinds: [...eventActivity.kinds, ends('12', usual), ends(reason, broken)],
    },
  };
}

/** The same, with the reason that says nothing: no additional information. */
export const brokenSessions = sessionsEndedBy('0');

function ends(reason: string, times: readonly number[]): FactTypes['eventActivity']['kinds'][number] {
  const provider = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
  return {
    provider,
    id: 40,
    key: { field: 'Reason', text: reason },
    level: 4,
    channel: `${provider}/Operational`,
    computer: healthy.serverAttempts.groups[0]!.computer,
    role: 'ended',
    count: times.length,
    first: isoOf(times[0]!),
    last: isoOf(times.at(-1)!),
    times: timesOf(times),
  };
}
