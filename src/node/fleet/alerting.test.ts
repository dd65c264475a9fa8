import { expect, it } from 'vitest';
import { memoryStore } from '../../../test/fleet/memory-store.ts';
import { check, host } from '../../../test/fleet/samples.ts';
import { alertRulesSchema } from '../../core/fleet/alerts/alert-rules.ts';
import type { Snapshot } from '../../core/fleet/snapshot.ts';
import { alertingOn } from './alerting.ts';
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
