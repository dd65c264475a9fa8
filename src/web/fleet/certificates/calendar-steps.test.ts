import { expect, it } from 'vitest';
import { dayFrom } from './calendar-steps.ts';

it.each([
  ['ArrowRight', '2026-09-15', '2026-09-16'],
  ['ArrowRight', '2026-09-30', '2026-10-01'],
  ['ArrowLeft', '2026-10-01', '2026-09-30'],
  ['ArrowDown', '2026-12-28', '2027-01-04'],
  ['ArrowUp', '2027-01-04', '2026-12-28'],
  ['Home', '2026-09-15', '2026-09-01'],
  ['End', '2026-09-15', '2026-09-30'],
  ['End', '2027-02-15', '2027-02-28'],
  ['PageDown', '2027-01-31', '2027-02-28'],
  ['PageUp', '2026-10-31', '2026-09-30'],
  ['PageDown', '2026-12-01', '2027-01-01'],
  // Past the ends, and other keys.
  ['ArrowLeft', '2026-09-01', undefined],
  ['ArrowUp', '2026-09-07', undefined],
  ['PageUp', '2026-09-20', undefined],
  ['ArrowRight', '2027-02-28', undefined],
  ['PageDown', '2027-02-01', undefined],
  ['Enter', '2026-09-15', undefined],
  ['toString', '2026-09-15', undefined],
])('%s on %s leads to %s', (key, day, to) => expect(dayFrom(key, day, '2026-09-01', '2027-02-28')).toBe(to));
