// How long a monitor of many hosts takes to begin, and its memory: npm run bench:fleet [-- HOSTS [memory]] (Node 22.18 or newer).
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fleetPage } from '../src/app/fleet/fleet-page.ts';
import { fleetRows } from '../src/app/fleet/fleet-rows.ts';
import { fleetGauges, seenOf } from '../src/core/fleet/gauges/fleet-gauges.ts';
import { rateOf, watchesOf } from '../src/core/fleet/schedule.ts';
import { alertingOn } from '../src/node/fleet/alerting.ts';
import { alertRulesSchema } from '../src/core/fleet/alerts/alert-rules.ts';
import { startDueLoop } from '../src/node/fleet/due-loop.ts';
import { outageOf } from '../src/node/fleet/outage.ts';
import { systemClock } from '../src/node/fleet/system-clock.ts';
import { checkRow, latestRow } from '../src/node/store/check-row.ts';
import { inPortions } from '../src/node/store/in-portions.ts';
import { openStore } from '../src/node/store/open-store.ts';
import { isoOf } from '../src/core/facts/time.ts';
import type { Store } from '../src/app/store.ts';
import { check, host } from '../test/fleet/samples.ts';

const hosts = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-fleet-start-'));
const place = process.argv[3] === 'memory' ? ':memory:' : join(folder, 'fleet.db');
const { store, database } = await openStore(place, () => {});
const names = Array.from({ length: hosts }, (_, i) => `srv${i}.site${i % 500}.example`);
const group = (i: number) => [`site ${i % 500}`];
console.log(
  `${hosts} hosts, ${place === ':memory:' ? 'in memory' : 'in a file'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(0)}`,
);

await took('hosts are put into the store', () =>
  store.hosts.put(names.map((name, i) => host(name, { everySeconds: 900, groups: group(i) }))),
);
const now = Date.now();
await took('their newest checks are put there, as rows', async () => {
  const at = (i: number) => new Date(now - 900_000 + (i % 800) * 1_000).toISOString();
  const rows = names.map((name, i) => latestRow(check(name, at(i))));
  for (const portion of inPortions(rows)) await database.query.insertInto('latest').values(portion).execute();
});
globalThis.gc?.();
console.log(`  ${megabytes()} MB before it begins`);
const all = await took('hosts are read', () => store.hosts.all());
const latest = await took('newest checks are read', () => store.checks.latest());
await took('newest checks are read again', () => store.checks.latest());
const watches = await took('the schedule is made', async () => watchesOf(all));
console.log(`  ${rateOf(watches).toFixed(0)} checks a second are needed`);
await took('the first check is asked for', firstAsked);
const page = { limit: 200, after: names[hosts >> 1] };
await took('a page of 200 rows', async () => JSON.stringify(await fleetPage(store, page, '')).length);
await took('the same again', async () => JSON.stringify(await fleetPage(store, page, '')).length);
await took('every row of the page', async () => JSON.stringify(fleetRows(all, latest, [])).length);
await took('sums and 5,000 hosts for Prometheus', async () => fleetGauges(seenOf(all, latest), 5_000, now));
const alerting = alertingAt(store);
await took('what to warn of, the first time, without any past', () => alerting.pass());
await took('what to warn of, with nothing new', () => alerting.pass());
await store.close();

const PAST = 1_500;
const withPast = await openStore(join(folder, 'past.db'), () => {});
await withPast.store.hosts.put(names.slice(0, 100).map((name) => host(name, { everySeconds: 900 })));
for (const name of names.slice(0, 100)) {
  const all = Array.from({ length: PAST }, (_, i) => check(name, isoOf(now - i * 900_000)));
  for (const portion of inPortions(all.map(checkRow), 200))
    await withPast.database.query.insertInto('checks').values(portion).execute();
  await withPast.database.query.insertInto('latest').values(latestRow(all[0]!)).execute();
}
const pass = alertingAt(withPast.store);
await took(`what to warn of, of 100 hosts with ${PAST} checks each`, () => pass.pass());
await withPast.store.close();
rmSync(folder, { recursive: true });

function alertingAt(of: Store) {
  return alertingOn({
    store: of,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    rules: alertRulesSchema.parse({}),
    channels: [],
    words: {
      wordsOf: ({ kind }) => ({ headline: kind, proof: [] }),
      commonWordsOf: () => ({ headline: '', proof: [] }),
    },
    changed: () => {},
  });
}

/** From the start of the schedule until it asks for a check. */
function firstAsked(): Promise<void> {
  return new Promise((resolve) => {
    const queue = {
      add: async () => resolve(void loop.stop()),
      claim: async () => [],
      finish: async () => {},
      fail: async () => {},
      depth: async () => ({ waiting: 0, running: 0, dead: 0 }),
      onWork: () => () => {},
      close: async () => {},
    } as unknown as Parameters<typeof startDueLoop>[0]['queue'];
    const loop = startDueLoop({ store, queue, clock: systemClock, outage: outageOf(systemClock, () => {}) });
  });
}

async function took<T>(what: string, run: () => Promise<T>): Promise<T> {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const done = await run();
  const used = process.cpuUsage(cpu);
  globalThis.gc?.();
  console.log(
    `  ${((performance.now() - from) / 1_000).toFixed(2).padStart(8)} s  ${((used.user + used.system) / 1e6).toFixed(2).padStart(8)} s CPU  ${String(megabytes()).padStart(5)} MB  ${what}`,
  );
  return done;
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 1e6);
}
