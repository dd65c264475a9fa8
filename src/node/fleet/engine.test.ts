import { describe, expect, it } from 'vitest';
import type { Check } from '../../core/fleet/check.ts';
import type { Host } from '../../core/fleet/host.ts';
import { dead, hostOf, stubbedLook, works } from '../../../test/fleet/looks.ts';
import { memoryQueue } from '../../../test/fleet/memory-queue.ts';
import { memoryStore } from '../../../test/fleet/memory-store.ts';
import { simulatedClock } from '../../../test/fleet/simulated-clock.ts';
import { startEngine, type EngineParts } from './engine.ts';
import type { Told } from './told.ts';

const start = Date.UTC(2026, 8, 1);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** An engine on a simulated clock, with what it told. */
async function engineOver(hosts: readonly Host[]) {
  const clock = simulatedClock(start);
  const store = memoryStore();
  await store.hosts.put(hosts);
  const queue = memoryQueue(clock);
  const told: Told[] = [];
  const whole: EngineParts = {
    store,
    queue,
    clock,
    name: 'test',
    vantage: 'here',
    atOnce: 8,
    look: stubbedLook(clock),
    tasks: [],
    tell: (each) => told.push(each),
  };
  const run = (parts: Partial<EngineParts> = {}) => startEngine({ ...whole, ...parts });
  const checks = () => told.filter((each) => each.kind === 'checked').map(({ check }) => check);
  return { clock, store, queue, told, run, checks };
}

function startsOf(checks: readonly Check[], host: string): readonly number[] {
  return checks.filter((check) => check.host === host).map(({ startedAt }) => Date.parse(startedAt));
}

const fleet = Array.from({ length: 20 }, (_, i) => hostOf(`srv${i}`));

describe('six hours of a quiet fleet', () => {
  it('looks at each host every quarter of an hour, once', async () => {
    const { clock, run, checks, queue } = await engineOver(fleet);
    const engine = run();
    await clock.pass(6 * hour);
    await Promise.all([engine.stop(0), clock.pass(minute)]);
    for (const { target } of fleet) {
      const starts = startsOf(checks(), target);
      expect(starts.length).toBeGreaterThanOrEqual(23);
      expect(starts.length).toBeLessThanOrEqual(25);
      for (const [i, at] of starts.slice(1).entries()) expect(at - starts[i]!).toBeLessThan(23 * minute);
    }
    expect(new Set(checks().map(({ id }) => id)).size).toBe(checks().length);
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0, dead: 0 });
    expect(clock.waiting()).toBe(0);
  });

  it('looks at a new host within seconds', async () => {
    const { clock, run, checks, store } = await engineOver([]);
    const engine = run();
    await clock.pass(minute);
    await store.hosts.put([hostOf('new')]);
    engine.refresh();
    await clock.pass(3_000);
    expect(checks()).toHaveLength(1);
    await Promise.all([engine.stop(0), clock.pass(minute)]);
  });
});

describe('a failure', () => {
  it('is confirmed within a minute, twice, from every vantage point, and then looked at as usual', async () => {
    let isDown = false;
    const both = hostOf('srv01', 900, ['here', 'there']);
    const { clock, run, checks, store, queue } = await engineOver([both]);
    const look = stubbedLook(clock, { found: () => (isDown ? dead : works) });
    const parts = { store, queue, clock, atOnce: 2, look, tasks: [], tell: () => {} };
    const engine = run();
    const there = startEngine({ ...parts, name: 'there', vantage: 'there' });
    await clock.pass(hour);
    expect(checks().length).toBeLessThanOrEqual(6);
    await Promise.all([engine.stop(0), there.stop(0), clock.pass(minute)]);
    isDown = true;
    const seen: Check[] = [];
    const tell = (each: Told) => each.kind === 'checked' && seen.push(each.check);
    const again = ['here', 'there'].map((vantage) => startEngine({ ...parts, name: vantage, vantage, tell }));
    await clock.pass(hour);
    const first = Math.min(...startsOf(seen, 'srv01'));
    const soon = seen.filter(({ startedAt }) => Date.parse(startedAt) <= first + minute);
    expect(new Set(soon.map(({ vantage }) => vantage))).toEqual(new Set(['here', 'there']));
    for (const vantage of ['here', 'there']) {
      const here = seen.filter((check) => check.vantage === vantage);
      expect(here.length).toBeGreaterThanOrEqual(5);
      expect(here.length).toBeLessThanOrEqual(8);
    }
    await Promise.all([...again.map((each) => each.stop(0)), clock.pass(minute)]);
  });
});

describe('a clock that is set', () => {
  it.each([
    ['two days forward', 2 * day],
    ['two days back', -2 * day],
    ['an hour back', -hour],
  ])('%s neither stalls it nor makes a storm', async (_, ms) => {
    const { clock, run, checks } = await engineOver(fleet);
    const engine = run();
    await clock.pass(hour);
    const before = checks().length;
    clock.jump(ms);
    await clock.pass(minute);
    expect(checks().length - before).toBeLessThanOrEqual(fleet.length);
    await clock.pass(hour);
    for (const { target } of fleet) {
      const after = startsOf(checks().slice(before), target);
      expect(after.length).toBeGreaterThanOrEqual(3);
      expect(after.length).toBeLessThanOrEqual(6);
    }
    await Promise.all([engine.stop(0), clock.pass(minute)]);
  });
});

describe('a database that is away for ten minutes', () => {
  it('is told once, waited for, and nothing that was looked at meanwhile is lost', async () => {
    const { clock, store, queue, run, told, checks } = await engineOver(fleet);
    let isAway = false;
    const orAway =
      <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
      async (...args: A) => {
        if (isAway) throw new Error('connect ECONNREFUSED 127.0.0.1:5432');
        return call(...args);
      };
    const engine = run({
      store: { ...store, checks: { ...store.checks, add: orAway(store.checks.add) } },
      queue: {
        ...queue,
        claim: orAway(queue.claim),
        add: orAway(queue.add),
        finish: orAway(queue.finish),
      },
    });
    await clock.pass(hour);
    isAway = true;
    await clock.pass(10 * minute);
    const before = checks().length;
    isAway = false;
    await clock.pass(hour);
    expect(checks().length - before).toBeGreaterThanOrEqual(4 * fleet.length);
    expect(told.filter(({ kind }) => kind === 'away')).toHaveLength(1);
    expect(told.filter(({ kind }) => kind === 'back')).toHaveLength(1);
    await Promise.all([engine.stop(0), clock.pass(minute)]);
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0, dead: 0 });
  });
});

describe('a process that dies', () => {
  const never = () => new Promise<never>(() => {});

  it.each<[string, 'look' | 'add' | 'finish', number]>([
    ['when it has claimed', 'look', 0],
    ['when it has looked and not stored', 'add', 0],
    ['when it has stored and told, and not finished', 'finish', 1],
  ])('%s leaves each check to be made and told once', async (_, at, toldBefore) => {
    const { clock, store, queue, run, checks } = await engineOver([hostOf('srv01', 86_400)]);
    let isDead = false;
    const die = () => {
      isDead = true;
      return never();
    };
    const mortal = <T extends object>(calls: T): T =>
      new Proxy(calls, {
        get: (target, name, self): unknown => (isDead ? never : Reflect.get(target, name, self)),
      });
    const checksOf = at === 'add' ? { ...store.checks, add: die } : store.checks;
    run({
      store: { hosts: mortal(store.hosts), checks: mortal(checksOf) },
      queue: mortal(at === 'finish' ? { ...queue, finish: die } : queue),
      ...(at === 'look' ? { look: die } : {}),
    });
    await clock.pass(minute / 2);
    expect(isDead).toBe(true);
    expect(checks()).toHaveLength(toldBefore);
    run();
    await clock.pass(10 * minute);
    expect(checks()).toHaveLength(1);
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0, dead: 0 });
  });
});

describe('a look that always breaks', () => {
  it('is told with each attempt, given up after the fifth, and tried again when it is due', async () => {
    const { clock, run, told, queue } = await engineOver([hostOf('srv01', 3_600)]);
    const look = async () => {
      throw new RangeError('target "a b": " " cannot be part of a host name');
    };
    const engine = run({ look });
    await clock.pass(20 * minute);
    const failed = told.flatMap((each) => (each.kind === 'failed' ? [each] : []));
    expect(failed.map(({ job }) => job.attempt)).toEqual([0, 1, 2, 3, 4]);
    expect(failed[0]?.problem).toContain('cannot be part of a host name');
    expect(await queue.depth()).toEqual({ waiting: 0, running: 0, dead: 1 });
    await clock.pass(hour);
    expect(told.length).toBeGreaterThan(5);
    await Promise.all([engine.stop(0), clock.pass(minute)]);
  });
});
