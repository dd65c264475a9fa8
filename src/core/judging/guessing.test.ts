import { expect, test } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import type { Change } from '../incident/changes.ts';
import { incidentOf } from '../incident/incident.ts';
import { guessedAsMuchBefore } from './guessing.ts';

const guesses = (id: number, before: number, since: number): Change => ({
  provider: 'Microsoft-Windows-Security-Auditing',
  id,
  channel: 'Security',
  computer: 'SRV01',
  change: 'usual',
  before: { count: before, hours: 100 },
  since: { count: since, hours: 10 },
  at: '2026-09-01T11:00:00.000Z',
  score: 1,
  fields: {},
});

test.each([
  ['all along', { background: [guesses(4625, 9_000, 900)] }, true],
  ['ten times as much since', { background: [guesses(4625, 1_000, 1_000)] }, false],
  [
    'one sort all along, another since',
    { background: [guesses(4625, 9_000, 900)], began: [guesses(4625, 0, 10)] },
    false,
  ],
  ['nobody knows what was before', { background: [], incomparable: [guesses(4625, 0, 900)] }, false],
  ['something else all along', { background: [guesses(4688, 9_000, 900)] }, false],
  ['nothing fails', { background: [guesses(4625, 9_000, 900)], failing: 'no' as const }, false],
])('%s', (_, more, expected) => {
  expect(guessedAsMuchBefore({ ...incidentOf(healthy), failing: 'yes', ...more })).toBe(expected);
});
