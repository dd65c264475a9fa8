import { expect, it } from 'vitest';
import { anna, bert } from '../../../test/writers/office-life.ts';
import { every, logFacts, on, tries } from '../../../test/writers/write-log-facts.ts';
import { incidentOf } from './incident.ts';

const scanner = { address: '192.0.2.201' };
const monitor = { address: '192.0.2.202' };
const nightly = (days: readonly number[], at: string) => days.map((day) => on(`${day} ${at}`));

it.each([
  [
    'a scanner, every night at ten past three',
    [tries('reached', nightly([12, 13, 14, 15, 16], '03:10'), scanner)],
    'notKnown',
  ],
  [
    'two scanners, and one of them around the full hour',
    [
      tries(
        'reached',
        [...nightly([12, 14], '22:58'), ...nightly([13, 15, 16], '23:02')].toSorted((a, b) => a - b),
        scanner,
      ),
      tries('reached', nightly([11, 12, 13, 14, 15], '04:30'), monitor),
    ],
    'notKnown',
  ],
  ['a monitor around the clock', [tries('reached', every(30, '12 00:00', '16 12:00'), monitor)], 'notKnown'],
  ['one place, twice on one day', [tries('reached', [on('16 09:00'), on('16 09:04')], scanner)], 'yes'],
  [
    'two people who try at all hours of work for three days',
    [
      tries('reached', [...nightly([14], '08:05'), ...nightly([15], '11:40'), ...nightly([16], '08:50')], {
        address: anna.address,
      }),
      tries('reached', [...nightly([14], '09:15'), ...nightly([15], '14:10'), ...nightly([16], '07:40')], {
        address: bert.address,
      }),
    ],
    'yes',
  ],
])('nobody ever got in, and there is %s', (_, groups, failing) => {
  expect(incidentOf(logFacts('16 16:00', groups)).failing).toBe(failing);
});
