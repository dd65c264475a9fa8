import { describe, expect, it } from 'vitest';
import { AttentiveClock } from './attentive-clock.ts';

/** A clock that ticks every 20 ms and bears 20 more, after these times of the wall. */
function after(...ticks: readonly number[]) {
  let wall = 0;
  const clock = new AttentiveClock(20, 20, () => wall);
  for (const at of ticks) {
    wall = at;
    clock.tick();
  }
  return (at: number) => {
    wall = at;
    return { now: clock.now(), stoodStill: clock.stoodStill };
  };
}

describe('AttentiveClock', () => {
  it.each([
    ['goes on between ticks', [20, 40], 55, { now: 55, stoodStill: 0 }],
    ['bears a tick that is a little late', [38, 77], 90, { now: 90, stoodStill: 0 }],
    ['stands from then on', [20], 1_060, { now: 60, stoodStill: 1_000 }],
    ['knows of a standstill before the tick that follows it', [20], 61, { now: 60, stoodStill: 1 }],
    ['goes on after it', [20, 1_060], 1_075, { now: 75, stoodStill: 1_000 }],
    ['adds them up', [20, 1_060, 1_080, 1_620], 1_620, { now: 120, stoodStill: 1_500 }],
  ] as const)('%s', (_, ticks, at, seen) => {
    expect(after(...ticks)(at)).toEqual(seen);
  });

  it('never goes back', () => {
    const read = after(20);
    const shown = Array.from({ length: 200 }, (_, i) => read(20 + i).now);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  });
});
