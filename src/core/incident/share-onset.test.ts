import { expect, it } from 'vitest';
import { anna, bert, cleo } from '../../../test/writers/office-life.ts';
import { every, logFacts, tries } from '../../../test/writers/write-log-facts.ts';
import { incidentOf } from './incident.ts';

const people = [anna, bert, cleo];
const come = (from: string, until: string) =>
  people.map((who) => tries('session', every(90, from, until), who));
const fail = (far: 'refused' | 'authenticated', from: string, until: string, minutes = 20) =>
  people.map((who) =>
    tries(far, every(minutes, from, until), { ...who, ...(far === 'refused' && { status: '0xc00000dc' }) }),
  );
const before = come('9 08:00', '16 17:00');

it.each([
  [
    'an outage of a morning, days ago',
    [...before, ...fail('refused', '17 07:00', '17 11:00'), ...come('17 12:00', '22 15:00')],
    'no',
  ],
  [
    'an outage of two hours that ended yesterday',
    [...before, ...fail('authenticated', '18 07:00', '18 09:00', 10), ...come('18 10:00', '19 16:00')],
    'no',
  ],
  [
    'mended on Tuesday, and one stray failure since',
    [
      ...before,
      ...fail('authenticated', '17 07:00', '17 11:00'),
      ...come('17 12:00', '22 15:00'),
      tries('authenticated', every(60, '20 08:10', '20 08:10'), anna),
    ],
    'no',
  ],
  [
    'every morning, with good afternoons between',
    [
      ...before,
      ...['17', '18', '19'].flatMap((day) => [
        ...fail('authenticated', `${day} 07:00`, `${day} 10:00`),
        ...come(`${day} 11:00`, `${day} 16:00`),
      ]),
    ],
    'yes',
  ],
  [
    'now and then, to the end',
    [...before, ...fail('authenticated', '17 07:00', '19 15:00', 150), ...come('17 07:40', '19 16:00')],
    'yes',
  ],
])('%s', (_, groups, failing) => {
  const until = groups.some(({ last }) => last > '2026-11-20') ? '22 16:00' : '19 17:00';
  expect(incidentOf(logFacts(until, groups)).failing).toBe(failing);
});
