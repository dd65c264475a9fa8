import { describe, expect, it } from 'vitest';
import { endingOf, trickleOf } from './attempt.ts';

const drip = { ms: 6_000, bytesIn: 12, pieces: 12, longestPauseMs: 510 };

describe('an ending', () => {
  it.each([
    ['a close', 'closed', {}, { by: 'fin' }],
    [
      'an ICMP message',
      'reset',
      { by: 'icmp', code: 'EHOSTUNREACH' },
      { by: 'icmp', system: 'EHOSTUNREACH' },
    ],
    ['an alert after the handshake', 'reset', { by: 'alert', alert: 116 }, { by: 'alert', alert: 116 }],
    ['our own end', 'timedOut', { by: 'cut', code: 'deadline', limit: 'stop' }, { by: 'us' }],
  ] as const)('%s', (_name, outcome, ending, expected) => {
    const trace = { ms: 5, bytesIn: 0, ...('by' in ending ? { ending } : {}) };
    expect(endingOf(outcome, 'clientHello', trace)).toEqual({
      after: 'clientHello',
      ms: 5,
      bytes: 0,
      ...expected,
    });
  });
});

describe('a trickle', () => {
  it('is told with its pieces and its speed', () => {
    const ending = { by: 'cut', limit: 'time' } as const;
    expect(trickleOf({ ...drip, ending })).toEqual({
      trickled: { pieces: 12, longestPauseMs: 510, bytesPerSecond: 2 },
    });
  });

  it.each([
    ['a flood', { ...drip, ending: { by: 'cut', limit: 'bytes' } }],
    ['a silence', { ...drip, ending: { by: 'silence' } }],
    ['an answer that stopped in its middle', { ...drip, pieces: 2, ending: { by: 'cut', limit: 'time' } }],
    ['our own end', { ...drip, ending: { by: 'cut', limit: 'stop' } }],
  ] as const)('%s is none', (_name, flow) => {
    expect(trickleOf(flow)).toEqual({});
  });
});
