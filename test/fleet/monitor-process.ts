import { once } from 'node:events';
import { configAt, hostsIn, storeIn } from '../../src/node/cli/monitor/config-at.ts';
import { outputOf } from '../../src/node/cli/output.ts';
import { putHosts, startWatching } from '../../src/node/cli/monitor/watching.ts';
import { openFleet } from '../../src/node/fleet/open-fleet.ts';

// A monitor as `watch --config FILE` starts it, whose time has gone ten times as fast since a moment that all of them share.
const [path = '', since = ''] = process.argv.slice(2);
const FASTER = 10;
const clock = {
  now: () => Number(since) + (Date.now() - Number(since)) * FASTER,
  after(ms: number, wake: () => void) {
    const timer = setTimeout(wake, Math.min(ms / FASTER, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};
const output = outputOf(process.stdout, process.stdout, process.env, true);
const read = configAt(path);
const fleet = await openFleet(storeIn(read), clock, () => {});
await putHosts(hostsIn(read), fleet);
const watching = startWatching({ config: read.config }, { fleet, output, clock }, path);
await once(process, 'SIGTERM');
await watching.stop(500);
await fleet.close();
