import { expect, it } from 'vitest';
import type { Check } from '../../fleet/check.ts';
import type { Snapshot } from '../../fleet/snapshot.ts';
import { pluginStatus } from './status.ts';

const now = Date.UTC(2026, 8, 1, 12);
const host = { target: 'srv01', groups: [], everySeconds: 900, vantages: ['here'], watched: true };

function seen(snapshot: Partial<Snapshot>, minutes = 3, vantage = 'here'): Check {
  const endedAt = new Date(now - minutes * 60_000).toISOString();
  const times = { startedAt: endedAt, endedAt };
  const whole = { outcome: 'works', exit: 0, ...snapshot } as const;
  return { id: '1', host: 'srv01', vantage, ...times, version: '1', rules: '1', snapshot: whole };
}

it.each<[newest: readonly Check[], state: number, text: string]>([
  [[], 3, 'RDP UNKNOWN - srv01: was never looked at\n'],
  [
    [seen({ roundTripMs: 12, lost: 0.25, skewSeconds: -2 })],
    0,
    "RDP OK - srv01: connects, 3 min ago (exit 0) | 'round_trip'=12ms;;;0 'lost'=25%;;;0;100 'clock_skew'=-2s\n",
  ],
  [
    [seen({ outcome: 'fails', exit: 21, phase: 'encryption', lead: 'closed-at-hello' })],
    2,
    'RDP CRITICAL - srv01: does not connect: The server closes the connection as soon as encryption begins, 3 min ago (exit 21)\n',
  ],
  [[seen({ exit: 31, lead: 'a|b\u001b[2J' })], 1, 'RDP WARNING - srv01: connects, 3 min ago (exit 31)\n'],
  [
    [seen({ roundTripMs: 12 }, 60)],
    3,
    'RDP UNKNOWN - srv01: not looked at since 2026-09-01T11:00Z; then: connects\n',
  ],
  [
    [seen({}), seen({ outcome: 'fails', exit: 12 }, 2, 'branch')],
    2,
    'RDP CRITICAL - srv01: does not connect, 2 min ago (exit 12)\nfrom here: connects, 3 min ago (exit 0)\nfrom branch: ',
  ],
])('the newest checks %# make a plugin say state %i', (newest, state, text) => {
  const status = pluginStatus({ host, newest }, now);
  expect(status.state).toBe(state);
  expect(status.text.startsWith(text)).toBe(true);
  expect(status.text).not.toContain('\u001b');
});
