import { describe, expect, it } from 'vitest';
import type { Attempt } from './attempt.ts';
import { completed, qualityOf, wilson } from './quality-of.ts';

describe('wilson', () => {
  // Values of the usual formula, e.g. NIST handbook 7.2.4.1.
  it.each([
    [0, 0, { ratioLow: 0, ratioHigh: 1 }],
    [10, 10, { ratioLow: 0.722, ratioHigh: 1 }],
    [5, 10, { ratioLow: 0.237, ratioHigh: 0.763 }],
    [0, 10, { ratioLow: 0, ratioHigh: 0.278 }],
  ])('%i of %i', (successes, trials, interval) => {
    expect(wilson(successes, trials)).toEqual(interval);
  });
});

const took = (...times: readonly number[]) => times.map((ms) => ({ ms }));

describe('qualityOf', () => {
  it('counts what a lost SYN looks like', () => {
    const completions = [true, true, true, true, true];
    expect(qualityOf(completions, took(9, 10, 1_015, 3_020, 600))).toMatchObject({
      attempts: 5,
      completed: 5,
      synRetransmissions: 2,
      rttMs: { min: 9, median: 600, max: 3_020 },
    });
  });

  it.each([
    ['sent again once', 1_008, 1],
    ['sent again twice by a new Linux', 2_052, 1],
    ['sent again twice by an old Linux', 3_060, 1],
    ['sent again twice by an old Windows', 9_020, 1],
    ['merely slow', 700, 0],
    ['slow by no whole seconds', 1_600, 0],
  ])('a first packet %s', (_, ms, lost) => {
    expect(qualityOf([true, true], took(1, ms)).synRetransmissions).toBe(lost);
  });

  it('takes no time from connections in which this machine stood still', () => {
    const connects = [...took(9, 10), { ms: 20, stoodStillMs: 1_010 }];
    expect(qualityOf([true, true, true], connects)).toMatchObject({
      rttMs: { min: 9, max: 10 },
      synRetransmissions: 0,
      stoodStillMs: 1_010,
    });
    expect(qualityOf([true], connects.slice(2))).not.toHaveProperty('rttMs');
  });

  it('sees a first packet sent again beside a short standstill', () => {
    const seen = qualityOf([true, true], [{ ms: 1 }, { ms: 1_008, stoodStillMs: 80 }]);
    expect(seen).toMatchObject({ synRetransmissions: 1 });
    expect(seen).not.toHaveProperty('stoodStillMs');
  });

  it('knows no times where nothing opened', () => {
    expect(qualityOf([false], [])).not.toHaveProperty('rttMs');
  });
});

describe('completed', () => {
  const attempt = (
    reached: Attempt['reached'],
    by: Attempt['ending']['by'],
    more: Partial<Attempt> = {},
  ) => ({
    address: '192.0.2.1',
    offer: ['ssl' as const, 'hybrid' as const],
    reached,
    ending: { by, after: 'clientHello' as const, ms: 1, bytes: 0 },
    ms: 1,
    at: '2026-01-01T00:00:00.000Z',
    asClient: true,
    cutShort: false,
    lines: [],
    ...more,
  });
  const well = attempt('signIn', 'us');
  const cut = attempt('encryption', 'rst');

  it.each<[string, readonly Attempt[], readonly boolean[]]>([
    ['one of the same is cut in TLS', [well, cut, well], [true, false, true]],
    ['all are cut in TLS: all were answered', [cut, cut], [true, true]],
    ['another hello is cut', [well, { ...cut, asClient: false }], [true, true]],
    ['a logon is refused', [well, attempt('signIn', 'refusal', { decisive: true })], [true, true]],
    ['one is not answered', [well, attempt('negotiation', 'silence')], [true, false]],
  ])('%s', (_name, alike, expected) => {
    expect(completed(alike)).toEqual(expected);
  });
});
