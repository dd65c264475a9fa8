import { expect, it } from 'vitest';
import { anna, bert } from '../../../test/writers/office-life.ts';
import { every, logFacts, tries } from '../../../test/writers/write-log-facts.ts';
import { incidentOf } from './incident.ts';

/** Day 2 of this month is a Monday. */
const days = (numbers: readonly number[], minutes: number, from: string, until: string) =>
  numbers.flatMap((day) => every(minutes, `${day} ${from}`, `${day} ${until}`));

const kiosk = days([2, 3, 4, 5, 6, 9, 10, 11, 12, 13], 150, '09:10', '17:00');
const bakery = days([3, 4, 5, 6, 7, 8, 10, 11, 12, 13], 60, '03:20', '08:00');
const oneWeek = days([2, 3, 4, 5, 6], 120, '07:30', '15:00');

it.each([
  ['a kiosk since Friday, asked on Tuesday afternoon', kiosk, '17 15:00', 'nobodyCame'],
  ['a kiosk on Monday at ten', kiosk, '16 10:00', undefined],
  ['a kiosk on Sunday', kiosk, '15 20:00', undefined],
  ['a bakery that works at night, asked the evening after', bakery, '14 20:00', 'nobodyCame'],
  ['a bakery in the evening of a day of work', bakery, '13 21:00', undefined],
  ['a log of one week, asked on the Tuesday after', oneWeek, '10 14:00', 'nobodyCame'],
  ['four sign-ins are no habit', kiosk.slice(0, 4), '12 12:00', undefined],
])('%s', (_, times, until, expected) => {
  const { unsettled, onset } = incidentOf(logFacts(until, [tries('session', times, anna)]));
  expect(onset?.how === 'silence' ? 'nobodyCame' : unsettled?.what).toBe(expected);
});

it('is over when one of them comes', () => {
  const facts = logFacts('17 15:00', [
    tries('session', kiosk, anna),
    tries('session', every(60, '17 14:00', '17 14:30'), bert),
  ]);
  expect(incidentOf(facts).unsettled).toBeUndefined();
});
