import { timesOf } from './event-times.ts';
import { healthy } from './healthy.ts';
import { isoOf, millisOf } from './time.ts';
import type { FactTypes } from './vocabulary.ts';

/** Two days in which the logs go on, nobody comes as people used to, and this event is written again and again. */
export function missedWhile(
  provider: string,
  id: number,
  fields: Readonly<Record<string, string>>,
  last = '2026-09-03T12:00:00.000Z',
): Pick<FactTypes, 'eventActivity'> {
  const { eventActivity } = healthy;
  const [log] = eventActivity.logs;
  const first = '2026-08-20T00:00:00.000Z';
  const times = Array.from({ length: 12 }, (_, i) => millisOf('2026-09-02T06:00:00.000Z') + i * 300_000);
  const logs = [...eventActivity.logs, { ...log!, channel: 'Application' }].map((one) => ({
    ...one,
    spans: [{ first, last }],
  }));
  const kind = {
    provider,
    id,
    level: 2,
    channel: 'Application',
    computer: log!.computer,
    count: times.length,
    first: isoOf(times[0]!),
    last: isoOf(times.at(-1)!),
    times: timesOf(times),
    fieldsLast: fields,
  };
  return { eventActivity: { ...eventActivity, kinds: [...eventActivity.kinds, kind], logs } };
}

/** Sign-ins that lead to no session since an hour, and with each of them this event. */
export function deniedSince(
  provider: string,
  id: number,
): Pick<FactTypes, 'eventActivity' | 'serverAttempts'> {
  const { eventActivity, serverAttempts } = healthy;
  const [log] = eventActivity.logs;
  const [group] = serverAttempts.groups;
  const first = millisOf('2026-09-01T11:05:00.000Z');
  const times = Array.from({ length: 5 }, (_, i) => first + i * 600_000);
  const span = {
    count: times.length,
    first: isoOf(first),
    last: isoOf(times.at(-1)!),
    times: timesOf(times),
  };
  return {
    eventActivity: {
      ...eventActivity,
      kinds: [
        ...eventActivity.kinds,
        { provider, id, level: 3, channel: 'System', computer: log!.computer, ...span },
      ],
      logs: [...eventActivity.logs, { ...log!, channel: 'System' }],
    },
    serverAttempts: {
      ...serverAttempts,
      groups: [...serverAttempts.groups, { ...group!, far: 'denied', ...span }],
    },
  };
}
