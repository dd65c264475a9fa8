import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NameDesk, type LookUp, type Resolved } from './name-desk.ts';
import { Pacer } from './pacer.ts';
import { TimerWheel } from './timer-wheel.ts';

describe('the wheel', () => {
  it('expires everything at its time, neither before nor a tick after, whatever is put off or taken away', () => {
    const waits = fc.array(
      fc.record({ due: fc.integer({ min: 0, max: 5_000 }), putOff: fc.nat(3_000), gone: fc.boolean() }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(waits, (list) => {
        let now = 0;
        const expired = new Map<number, number>();
        const wheel = new TimerWheel<{ dueAt: number; slot: number; id: number }>(10, 64, 0, (late) => {
          expired.set(late.id, now);
        });
        const items = list.map(({ due }, id) => ({ dueAt: due, slot: 0, id }));
        for (const item of items) wheel.add(item);
        for (const [id, { putOff, gone }] of list.entries()) {
          items[id]!.dueAt += putOff;
          if (gone) wheel.remove(items[id]!);
        }
        for (; now <= 8_100; now += 10) wheel.turn(now);
        for (const [id, { due, putOff, gone }] of list.entries()) {
          if (gone) expect(expired.has(id)).toBe(false);
          else {
            expect(expired.get(id)).toBeGreaterThanOrEqual(due + putOff);
            expect(expired.get(id)).toBeLessThanOrEqual(due + putOff + 20);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('misses nothing when it was not turned for long', () => {
    const expired: number[] = [];
    const wheel = new TimerWheel<{ dueAt: number; slot: number }>(10, 8, 0, ({ dueAt }) =>
      expired.push(dueAt),
    );
    for (const dueAt of [15, 40, 79]) wheel.add({ dueAt, slot: 0 });
    wheel.turn(100_000);
    expect(expired.toSorted((a, b) => a - b)).toEqual([15, 40, 79]);
  });
});

describe('the pace', () => {
  /** How many go in each of some seconds, altogether and within each subnet. */
  function run(pace: { rate: number; perSubnet: number }, hosts: readonly string[], seconds: number) {
    const pacer = new Pacer<{ subnet: string }>(pace, 0, () => 0.5);
    const waiting = [...hosts];
    const went: { at: number; subnet: string }[] = [];
    for (let now = 0; now < seconds * 1_000; now += 5) {
      for (;;) {
        const next = pacer.next(now, () => {
          const subnet = waiting.shift();
          return subnet === undefined ? undefined : { subnet };
        });
        if (next === undefined) break;
        went.push({ at: now, subnet: next.subnet });
      }
    }
    return { went, left: waiting.length + pacer.waiting };
  }

  it('keeps the rate, and a tenth of a second of it at once', () => {
    const hosts = Array.from({ length: 5_000 }, (_, i) => `${i}`);
    const { went } = run({ rate: 100, perSubnet: 50 }, hosts, 10);
    expect(went.length).toBeGreaterThan(950);
    expect(went.length).toBeLessThanOrEqual(1_011);
    expect(went.filter(({ at }) => at < 5).length).toBeLessThanOrEqual(10);
  });

  it('gives a subnet no more than its share, and lets others pass meanwhile', () => {
    const hosts = [
      ...Array.from({ length: 300 }, () => 'full'),
      ...Array.from({ length: 100 }, (_, i) => `${i}`),
    ];
    const { went } = run({ rate: 1_000, perSubnet: 10 }, hosts, 4);
    expect(went.filter(({ subnet }) => subnet === 'full').length).toBeLessThanOrEqual(42);
    expect(went.filter(({ subnet, at }) => subnet !== 'full' && at < 2_000).length).toBe(100);
  });

  it('loses nobody', () => {
    const subnets = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 });
    fc.assert(
      fc.property(subnets, (hosts) => {
        const { went, left } = run({ rate: 500, perSubnet: 50 }, hosts, 5);
        expect(left).toBe(0);
        expect(went.map(({ subnet }) => subnet).toSorted()).toEqual(hosts.toSorted());
      }),
      { numRuns: 20 },
    );
  });
});

describe('the desk of names', () => {
  const asked = (lookUp: LookUp, names: number) => {
    const desk = new NameDesk(1_000, lookUp);
    const answers: Resolved[] = [];
    for (let i = 0; i < names; i += 1) desk.ask(`srv${i}`, (resolved) => answers.push(resolved));
    return { desk, answers };
  };
  const failing = (code: string): LookUp => {
    return (_, answer) => answer(Object.assign(new Error(code), { code }), '');
  };

  it('tells a name that does not exist from a resolver that does not answer', () => {
    expect(
      asked(failing('ENOTFOUND'), 100).answers.every((a) => 'ending' in a && a.ending === 'nameNotFound'),
    ).toBe(true);
    expect(asked(failing('EAI_AGAIN'), 1).answers).toEqual([{ ending: 'nameFailed', system: 'EAI_AGAIN' }]);
  });

  it('keeps trying a resolver that is down with one name at a time, and tells the others at once', () => {
    const open: (() => void)[] = [];
    let tries = 0;
    const { desk, answers } = asked((_, answer) => {
      tries += 1;
      open.push(() => answer(Object.assign(new Error('down'), { code: 'EAI_AGAIN' }), ''));
    }, 40);
    for (const answer of open.splice(0)) answer();
    expect(answers).toHaveLength(40);
    for (let i = 0; i < 1_000; i += 1) desk.ask(`more${i}`, (resolved) => answers.push(resolved));
    expect(tries).toBe(41);
    expect(answers.filter((a) => 'ending' in a && a.ending === 'resolverDown')).toHaveLength(999);
  });

  it('waits no longer than its patience', () => {
    const before = performance.now();
    const { desk, answers } = asked(() => {}, 3);
    desk.turn(before + 900);
    expect(answers).toEqual([]);
    desk.turn(performance.now() + 1_300);
    expect(answers).toHaveLength(3);
    expect(desk.busy).toBe(0);
  });
});
