import { describe, expect, it } from 'vitest';
import type { FleetRow } from '../../app/api/fleet-table.ts';
import { chosen, readQuery, writeQuery } from './fleet-query.ts';
import { noted } from './fleet-rows.ts';

const now = Date.parse('2026-09-01T12:00:00Z');
const row = (target: string, more: Partial<FleetRow> = {}) =>
  noted(
    { target, groups: [], watched: true, seenFrom: ['a'], failsFrom: [], ...more },
    { expired: 'The certificate has expired' },
  );
const rows = [
  row('b.example', { outcome: 'works', groups: ['Web'], roundTripMs: 3, ends: '2026-09-20T00:00:00Z' }),
  row('a.example', { outcome: 'fails', lead: 'expired', phase: 'certificate', ends: '2026-08-01T00:00:00Z' }),
  row('d.example', { outcome: 'works', roundTripMs: 90, lost: 0.1, computer: 'PAYROLL' }),
  row('c.example'),
];
const targets = (search: string) =>
  chosen(rows, readQuery(search), now)
    .map(({ target }) => target.slice(0, 1))
    .join('');

describe('what is asked for', () => {
  it.each([
    ['', 'acbd'],
    ['q=PAYROLL', 'd'],
    ['q=expired a.ex', 'a'],
    ['outcome=works,unknown', 'cbd'],
    ['group=Web', 'b'],
    ['phase=certificate', 'a'],
    ['lead=expired', 'a'],
    ['ends=30', 'ab'],
    ['ends=0', 'a'],
    ['sort=target', 'abcd'],
    ['sort=-target', 'dcba'],
    ['sort=roundTrip', 'dbac'],
    ['sort=-roundTrip', 'bdac'],
    ['sort=ends', 'abcd'],
    ['sort=-ends', 'bacd'],
    ['sort=nonsense&outcome=nonsense&ends=soon', 'acbd'],
  ])('%s gives %s', (search, expected) => expect(targets(search)).toBe(expected));
});

it.each([
  '',
  'q=srv+01&outcome=fails,unknown&group=web&phase=encryption&lead=x&ends=30&sort=-ends&show=map',
  'columns=address,tls',
  'columns=',
])('the address %j reads and writes as itself', (search) => {
  expect(writeQuery(readQuery(search))).toBe(search);
});
