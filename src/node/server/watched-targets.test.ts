import { describe, expect, it } from 'vitest';
import { simulatedClock } from '../../../test/fleet/simulated-clock.ts';
import type { Host } from '../../core/fleet/host.ts';
import { watchedTargets } from './watched-targets.ts';

const host = (target: string): Host => ({
  target,
  groups: [],
  everySeconds: 300,
  vantages: ['here'],
  watched: true,
});

function database() {
  const asked: { readonly answer: (targets: readonly string[]) => void; readonly fail: () => void }[] = [];
  const all = () =>
    new Promise<readonly Host[]>((resolve, reject) => {
      asked.push({
        answer: (targets) => resolve(targets.map(host)),
        fail: () => reject(new Error('the database is away')),
      });
    });
  return { asked, all };
}

describe('watched targets', () => {
  it('are read again when a database that was away is back, and its absence is told to nobody', async () => {
    const { asked, all } = database();
    const clock = simulatedClock(0);
    const watched = watchedTargets({ all }, clock, new AbortController().signal);
    watched.readSurely();
    asked[0]!.fail();
    await clock.pass(5_000);
    expect(asked).toHaveLength(2);
    asked[1]!.answer(['srv01:3389']);
    await clock.pass(0);
    expect(watched.has('srv01:3389')).toBe(true);
  });

  it('are not asked for any more once the server ends', async () => {
    const { asked, all } = database();
    const clock = simulatedClock(0);
    watchedTargets({ all }, clock, AbortSignal.abort()).readSurely();
    asked[0]!.fail();
    await clock.pass(60_000);
    expect(asked).toHaveLength(1);
  });

  it('are told to who waits, with what went wrong', async () => {
    const { asked, all } = database();
    const reading = watchedTargets({ all }, simulatedClock(0), new AbortController().signal).read();
    asked[0]!.fail();
    await expect(reading).rejects.toThrow('away');
  });

  it('are those of the last question, in whatever order the answers come', async () => {
    const { asked, all } = database();
    const watched = watchedTargets({ all }, simulatedClock(0), new AbortController().signal);
    const both = [watched.read(), watched.read()];
    asked[1]!.answer(['new:3389']);
    asked[0]!.answer(['old:3389']);
    await Promise.all(both);
    expect([watched.has('new:3389'), watched.has('old:3389')]).toEqual([true, false]);
  });
});
