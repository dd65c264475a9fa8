import { expect, it } from 'vitest';
import { isQuiet, isZone } from './quiet-hours.ts';

const night = { from: '22:00', to: '06:00', zone: 'Europe/Berlin', except: 'critical' } as const;

it.each([
  ['2026-09-01T20:30:00Z', 'in summer Berlin is two hours ahead', true],
  ['2026-12-01T20:30:00Z', 'in winter one', false],
  ['2026-12-01T21:30:00Z', 'after ten', true],
  ['2026-12-02T04:59:00Z', 'before six', true],
  ['2026-12-02T05:00:00Z', 'at six', false],
])('%s: %s', (at, _why, quiet) => expect(isQuiet([night], 'warning', Date.parse(at))).toBe(quiet));

it('lets through what is excepted', () => {
  expect(isQuiet([night], 'critical', Date.parse('2026-12-01T23:00:00Z'))).toBe(false);
});

it('hours over midnight belong to the day they began on', () => {
  const friday = { ...night, zone: 'UTC', days: ['fri' as const] };
  expect(isQuiet([friday], 'warning', Date.parse('2026-09-05T05:00:00Z'))).toBe(true);
  expect(isQuiet([friday], 'warning', Date.parse('2026-09-05T23:00:00Z'))).toBe(false);
});

it('knows zones', () => expect([isZone('Europe/Berlin'), isZone('Mars/Olympus')]).toEqual([true, false]));
