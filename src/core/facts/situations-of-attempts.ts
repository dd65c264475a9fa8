import { healthy } from './healthy.ts';
import { timesOf } from './event-times.ts';
import { isoOf, millisOf } from './time.ts';
import type { FactName, FactTypes } from './vocabulary.ts';

/** Four sign-ins of one person or place that the server refused after the last one that worked, as its logs tell them. */
export function refusedAttempts(
  who: { readonly user?: string; readonly address?: string; readonly entra?: true },
  status?: string,
): Pick<FactTypes, 'serverAttempts'> {
  const first = millisOf('2026-09-01T11:20:00.000Z');
  const times = [0, 1, 2, 3].map((i) => first + i * 90_000);
  const group = {
    computer: 'SRV01',
    ...who,
    far: 'refused',
    ...(status === undefined ? {} : { status }),
    count: times.length,
    first: isoOf(first),
    last: isoOf(times.at(-1)!),
    times: timesOf(times),
  } as const;
  return { serverAttempts: { groups: [...healthy.serverAttempts.groups, group], left: 0 } };
}

/** What tells of attempts, beside what the logs of the server hold. */
export const logsOfAttempts = [
  'serverEvents',
  'clientEvents',
  'arrivals',
  'clientAttempts',
  'eventActivity',
  'serverAttempts',
] as const satisfies readonly FactName[];
