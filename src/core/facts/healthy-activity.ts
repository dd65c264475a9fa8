import type { activityFacts } from './event-activity.ts';
import { timesOf } from './event-times.ts';
import { isoOf, millisOf } from './time.ts';
import type { FactTypes } from './vocabulary.ts';

const connectionManager = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager';
const computer = 'SRV01';
const start = millisOf('2026-08-25T06:00:01.000Z');
const end = millisOf('2026-09-01T11:00:00.000Z');

/** Twenty sign-ins over a week, the last an hour before the logs end. */
const signIns = Array.from({ length: 20 }, (_, i) => start + Math.round((i * (end - start)) / 19));
const span = { count: signIns.length, first: isoOf(start), last: isoOf(end), times: timesOf(signIns) };

/** What the logs of a healthy server hold over time: people sign in, now and then one mistypes. */
export const healthyActivity: Pick<FactTypes, keyof typeof activityFacts> = {
  eventActivity: {
    kinds: [
      {
        provider: connectionManager,
        id: 1149,
        level: 4,
        channel: `${connectionManager}/Operational`,
        computer,
        role: 'authenticated',
        ...span,
      },
    ],
    left: { kinds: 0, events: 0 },
    logs: [
      {
        channel: `${connectionManager}/Operational`,
        computer,
        spans: [{ first: '2026-08-20T00:00:00.000Z', last: '2026-09-01T12:00:00.000Z' }],
        records: 2_000,
        copies: 0,
        missing: 0,
      },
    ],
  },
  serverAttempts: {
    groups: [{ computer, user: 'anna', address: '192.0.2.50', far: 'session', ...span }],
    left: 0,
  },
};
