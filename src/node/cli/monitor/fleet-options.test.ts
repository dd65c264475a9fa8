import { describe, expect, it } from 'vitest';
import { hostOf } from '../../../../test/fleet/looks.ts';
import { everyOf, namedHosts, vantageOf } from './fleet-options.ts';

describe('--every', () => {
  it.each([
    ['30s', 30],
    ['15m', 900],
    ['4h', 14_400],
    ['7d', 604_800],
  ])('%s', (text, seconds) => expect(everyOf(text)).toBe(seconds));
  it.each(['', '15', '29s', '8d', '0m', '-5m', '1.5h', '15 minutes', '999999d'])('refuses "%s"', (text) => {
    expect(() => everyOf(text)).toThrow('is not a time from 30s to 7d');
  });
});

it('a vantage point has a name, the one of this machine where none is given', () => {
  expect(vantageOf({ atOnce: '1' })).not.toBe('');
  expect(() => vantageOf({ atOnce: '1', vantage: ' ' })).toThrow('--vantage');
});

describe('named hosts', () => {
  const asked = { every: 60, vantage: 'branch' };

  it('keep what was known of them, and are seen from here as well', () => {
    const known = { ...hostOf('srv01', 900, ['here']), expect: 'nla', groups: ['all'], watched: false };
    expect(namedHosts(['srv01', ' srv02 ', 'srv01'], [known], asked)).toEqual([
      { ...known, everySeconds: 60, vantages: ['here', 'branch'], watched: true },
      hostOf('srv02', 60, ['branch']),
    ]);
  });

  it('are one, however they are spelled, and keep the spelling that is known', () => {
    const known = hostOf('SRV01', 900, ['branch']);
    const named = namedHosts(['srv01:3389', 'srv01.', 'srv02', 'SRV02', 'srv02:3390'], [known], asked);
    expect(named.map(({ target }) => target)).toEqual(['SRV01', 'srv02', 'srv02:3390']);
  });

  it('that are none are all told at once', () => {
    expect(() => namedHosts(['srv01', 'a b', 'srv02:99999'], [], asked)).toThrow(/a b.*\n.*99999/);
  });
});
