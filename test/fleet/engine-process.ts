import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { startEngine } from '../../src/node/fleet/engine.ts';
import { openFleet } from '../../src/node/fleet/open-fleet.ts';
import { outageOf } from '../../src/node/fleet/outage.ts';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import type { Told } from '../../src/node/fleet/told.ts';
import { startWorker } from '../../src/node/fleet/worker.ts';
import { killedTimes } from './killed-times.ts';
import { stubbedLook } from './looks.ts';

// A process that tests kill: the real engine, queue and store; only the look is a stub. It reports what it tells to a file.
const [url = '', role = '', report = ''] = process.argv.slice(2);
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());

const fleet = await openFleet(url, systemClock, () => {}, killedTimes);
const tell = (told: Told) => {
  if (told.kind !== 'checked') return;
  appendFileSync(report, `${told.check.id}\n`);
  process.stdout.write('.');
};
const parts = {
  ...fleet,
  clock: systemClock,
  name: String(process.pid),
  vantage: 'here',
  atOnce: 4,
  look: stubbedLook(systemClock, { tookMs: 5 + (process.pid % 40) }),
  tell,
};
const running =
  role === 'watch'
    ? startEngine({ ...parts, tasks: [], atMost: 100 })
    : startWorker({ ...parts, outage: outageOf(systemClock, tell) });
if (!stop.signal.aborted) await once(stop.signal, 'abort');
await running.stop(500);
await fleet.close();
