import { expect, it } from 'vitest';
import { poolOf } from './pool.ts';
import type { Renewal } from './renewals.ts';

const renewal = (host: string, number: number, issuer = 'O=Authority'): Renewal => ({
  host,
  of: { issuer, days: 365 },
  daysLeft: 42,
  issuedLeft: 42,
  at: new Date(Date.UTC(2026, 0, 1) + number * 3_600_000).toISOString(),
});

it('lets no host speak for all, and keeps its newest', () => {
  const restless = Array.from({ length: 50 }, (_, i) => renewal('srv01', i));
  const pool = poolOf([...restless, renewal('srv02', 0)]).get('O=Authority')!;
  expect(pool.filter(({ host }) => host === 'srv02')).toHaveLength(1);
  expect(pool.filter(({ host }) => host === 'srv01').map(({ at }) => at)).toEqual(
    restless
      .slice(-5)
      .map(({ at }) => at)
      .toReversed(),
  );
});

it('is no larger in a large fleet', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => renewal(`srv${i}`, i));
  expect(poolOf(many).get('O=Authority')).toHaveLength(200);
});

it('keeps lives and issuers apart', () => {
  const short = { ...renewal('srv03', 0), of: { issuer: 'O=Authority', days: 90 } };
  const many = Array.from({ length: 300 }, (_, i) => renewal(`srv${i}`, i + 1));
  const pool = poolOf([short, ...many, renewal('srv04', 0, 'O=Other')]);
  expect(pool.get('O=Authority')).toContain(short);
  expect(pool.get('O=Other')).toHaveLength(1);
});
