import { expect, it } from 'vitest';
import { memoryStore } from '../../../test/fleet/memory-store.ts';
import { check, host } from '../../../test/fleet/samples.ts';
import { alertRulesSchema } from '../../core/fleet/alerts/alert-rules.ts';
import type { Snapshot } from '../../core/fleet/snapshot.ts';
import { alertingOn, type AlertingParts } from './alerting.ts';
import { acceptWeaker } from './held-negotiation.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-05T00:00:00.000Z');
const file = { format: 2 as const, target: 'srv01', facts: [], gaps: [] };

/** A monitor of one host whose clock goes on an hour with each check. */
async function watching() {
  const store = memoryStore();
  await store.hosts.put([host('srv01', { everySeconds: 3_600 })]);
  let now = START;
  let ids = 0;
  const alerting = alertingOn({
    store,
    now: () => now,
    newId: () => `${(ids += 1)}`,
    rules: alertRulesSchema.parse({ graceSeconds: 0, recoverSeconds: 0 }),
    channels: [],
    words: {
      wordsOf: ({ kind }) => ({ headline: kind, proof: [] }),
      commonWordsOf: () => ({ headline: '', proof: [] }),
    },
    changed: () => {},
  });
  return {
    store,
    wait: (days: number) => (now += days * 24 * HOUR),
    isTold: async () => (await store.alerts.open()).some(({ headline }) => headline === 'negotiationWeaker'),
    accept: () => acceptWeaker(store, 'srv01', new Date(now).toISOString()),
    see: async (times: number, snapshot: Partial<Snapshot>) => {
      for (let i = 0; i < times; i += 1) {
        now += HOUR;
        await store.checks.add(check('srv01', new Date(now).toISOString(), snapshot), file);
        await alerting.pass();
      }
    },
  };
}

it('tells of NLA that is gone when no check knows of it any more', async () => {
  const { see, isTold, wait } = await watching();
  await see(4, { nla: 'required' });
  await see(2, { nla: 'offered' });
  expect(await isTold()).toBe(true);
  wait(90);
  await see(4, { nla: 'offered' });
  expect(await isTold()).toBe(true);
  await see(2, { nla: 'required' });
  expect(await isTold()).toBe(false);
});

it('takes what somebody accepted for usual, and what is weaker still for weaker', async () => {
  const { see, isTold, accept } = await watching();
  await see(4, { nla: 'required' });
  await see(2, { nla: 'offered' });
  await accept();
  await see(4, { nla: 'offered' });
  expect(await isTold()).toBe(false);
  await see(2, { nla: 'notOffered' });
  expect(await isTold()).toBe(true);
});

it('learns again where its memory cannot be read', async () => {
  const { see, isTold, store } = await watching();
  await store.notes.put('negotiation held srv01', '[{"vantage":');
  await see(4, { nla: 'required' });
  await see(2, { nla: 'offered' });
  expect(await isTold()).toBe(true);
});

const quarter = 900_000;

/** A fleet whose checks come every quarter of an hour; `read` are the hosts whose past was read. */
async function fleetOf(names: readonly string[], tookMs = 0) {
  const store = memoryStore();
  await store.hosts.put(names.map((name) => host(name, { everySeconds: 900 })));
  const read: string[] = [];
  let now = START;
  let ids = 0;
  const opened: string[] = [];
  const parts: AlertingParts = {
    store: {
      ...store,
      checks: {
        ...store.checks,
        of: (asked) => {
          read.push(asked.host);
          now += tookMs;
          return store.checks.of(asked);
        },
      },
      alerts: {
        ...store.alerts,
        put: async (alert) => {
          opened.push(`${alert.state} ${alert.hosts.join()} when ${read.length} were read`);
          await store.alerts.put(alert);
        },
      },
    },
    now: () => now,
    newId: () => `${(ids += 1)}`,
    rules: alertRulesSchema.parse({ graceSeconds: 0, recoverSeconds: 0 }),
    channels: [],
    words: {
      wordsOf: ({ kind }) => ({ headline: kind, proof: [] }),
      commonWordsOf: () => ({ headline: '', proof: [] }),
    },
    changed: () => {},
  };
  const seen = (name: string, snapshot: Partial<Snapshot> = {}) =>
    store.checks.add(check(name, new Date(now).toISOString(), snapshot), file);
  return { store, parts, read, opened, seen, pass: (ms: number) => (now += ms) };
}
const dead = { outcome: 'fails', exit: 22, phase: 'certificate' } as const;

it('reads the past of a host that works and stays as it is once an hour', async () => {
  const { parts, read, seen, pass } = await fleetOf(['srv01']);
  const alerting = alertingOn(parts);
  const readIn = async (checks: number, snapshot: Partial<Snapshot> = {}) => {
    const before = read.length;
    for (let i = 0; i < checks; i += 1) {
      pass(quarter);
      await seen('srv01', { roundTripMs: 4 + (i % 3), ...snapshot });
      await alerting.pass();
      await alerting.pass();
    }
    return read.length - before;
  };
  expect(await readIn(6)).toBe(6);
  expect(await readIn(40)).toBe(10);
  expect(await readIn(7, { nla: 'offered' })).toBe(7);
  expect(await readIn(3, dead)).toBe(3);
  expect(await readIn(40, dead)).toBe(40);
});

it('tells what presses before all hosts are looked into, and forgets none of them', async () => {
  const names = Array.from({ length: 400 }, (_, i) => `srv${i}`);
  const { store, parts, read, opened, seen, pass } = await fleetOf(names, 100);
  for (let i = 0; i < 3; i += 1) {
    for (const name of names) await seen(name, name === 'srv399' ? dead : {});
    pass(1_000);
  }
  await alertingOn(parts).pass();
  expect(opened[0]).toBe('waiting srv399 when 200 were read');
  expect(new Set(read).size).toBe(400);
  expect((await store.alerts.open()).map(({ headline }) => headline)).toEqual(['down']);
});

it('ends no alert of a host that was not looked into since the start', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `srv${i}`);
  const { store, parts, opened, seen, pass } = await fleetOf(names, 100);
  const nla = (name: string, i: number) => (name === 'srv250' && i > 4 ? 'offered' : 'required');
  for (let i = 0; i < 7; i += 1) {
    for (const name of names) await seen(name, { nla: nla(name, i) });
    pass(1_000);
  }
  await alertingOn(parts).pass();
  const open = (await store.alerts.open()).map(({ hosts }) => hosts.join());
  expect(new Set(open)).toEqual(new Set(['srv250']));
  opened.length = 0;
  await alertingOn(parts).pass();
  expect(opened.filter((each) => each.startsWith('recovered'))).toEqual([]);
});
