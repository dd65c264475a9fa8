import { expect, it } from 'vitest';
import type { FleetRow } from '../api/fleet-table.ts';
import { fleetLedger } from './fleet-ledger.ts';

const row = (target: string, at = '2026-09-01T12:00:00.000Z'): FleetRow => ({
  target,
  groups: [],
  watched: true,
  seenFrom: [],
  failsFrom: [],
  at,
});

it('tells what changed, came and went since a revision, and nothing else', () => {
  const ledger = fleetLedger('a');
  ledger.learn([row('one'), row('two'), row('three')]);
  const first = ledger.revision();
  ledger.learn([row('one'), row('two', 'later'), row('four')]);
  expect(ledger.since(first)).toEqual({
    since: first,
    revision: ledger.revision(),
    rows: [row('two', 'later'), row('four')],
    gone: ['three'],
  });
  expect(ledger.since(ledger.revision())).toMatchObject({ rows: [], gone: [] });
});

it('stays at its revision while nothing changes', () => {
  const ledger = fleetLedger('a');
  ledger.learn([row('one')]);
  const before = ledger.revision();
  ledger.learn([row('one')]);
  expect(ledger.revision()).toBe(before);
});

it('a host that went and came back is told as a row', () => {
  const ledger = fleetLedger('a');
  ledger.learn([row('one')]);
  const first = ledger.revision();
  ledger.learn([]);
  ledger.learn([row('one')]);
  expect(ledger.since(first)).toMatchObject({ rows: [row('one')], gone: [] });
});

it.each(['', 'a', 'a.', 'a.-1', 'a.2', 'a.1e0', 'b.1', 'a.b.1', `a.${'9'.repeat(40)}`])(
  'a revision that it never told (%s) asks for the whole',
  (revision) => {
    const ledger = fleetLedger('a');
    ledger.learn([row('one')]);
    expect(ledger.since(revision)).toBeUndefined();
  },
);

it('more hosts gone than it remembers ask for the whole', () => {
  const ledger = fleetLedger('a');
  ledger.learn(Array.from({ length: 10_001 }, (_, i) => row(`host-${i}`)));
  const first = ledger.revision();
  ledger.learn([]);
  expect(ledger.since(first)).toBeUndefined();
  expect(ledger.since(ledger.revision())).toMatchObject({ rows: [], gone: [] });
});
