import { expect, it } from 'vitest';
import { every, events, log, logFacts, on } from '../../../test/writers/write-log-facts.ts';
import { gatewayAtWork } from './gateway-refusals.ts';

const gateway = 'Microsoft-Windows-TerminalServices-Gateway';
const channel = `${gateway}/Operational`;
const of = (id: number, user: string, moments: readonly number[]) =>
  events(gateway, id, moments, { level: 4, channel, key: { field: 'Username', text: user } });
const facts = (kinds: readonly ReturnType<typeof of>[]) =>
  logFacts('20 16:00', [], kinds, [log(channel, '1 00:00', '20 16:00')]);
const passes = [
  of(302, 'anna', every(60, '20 08:00', '20 12:00')),
  of(302, 'bert', [on('20 09:00'), on('20 10:00')]),
];

it('a gateway works that lets people through and turns nobody away for good', () => {
  expect(gatewayAtWork(facts(passes))).toMatchObject({ people: 2, connections: 6 });
  expect(gatewayAtWork(facts([...passes, of(201, 'anna', [on('20 08:30')])]))).toBeDefined();
});

it('nothing is said of one that turned somebody away since, or let hardly anybody through', () => {
  expect(gatewayAtWork(facts([...passes, of(201, 'anna', [on('20 15:00')])]))).toBeUndefined();
  expect(gatewayAtWork(facts(passes.slice(1)))).toBeUndefined();
  expect(gatewayAtWork({})).toBeUndefined();
});
