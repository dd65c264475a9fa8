import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { busyMachine } from '../busy-machine.ts';
import { healthyServers } from './healthy-servers.ts';
import { startCli } from './look.ts';
import { missingNamespaces } from './namespaces.ts';
import { missing } from './packages.ts';
import { screen } from './shadow.ts';
import { slowWay } from './slow-way.ts';

const folder = mkdtempSync(join(tmpdir(), 'interop-speed-'));
const why =
  missingNamespaces() ??
  missing('xrdp', 'openssl', 'freerdp-shadow-cli', 'Xvfb', 'winpr-hash', 'ip', 'nft', 'python3');

afterAll(() => {
  screen.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(why !== undefined)(`how long a check takes${why === undefined ? '' : ` (${why})`}`, () => {
  // A figure of the clock: that the machine rested is known of the moment before, not of the minute it takes.
  it.for(healthyServers)(
    '%s, 50 ms away: 19 of 20 default checks take at most 2.5 s',
    { timeout: 300_000, retry: 2 },
    async ([name, within], context) => {
      const busy = await busyMachine();
      if (busy !== undefined) context.skip(busy);
      await within(folder, async (network) => {
        const { address } = await slowWay(network, folder, 50);
        const seconds: number[] = [];
        for (let i = 0; i < 20; i += 1) {
          const run = await (await startCli(network.client, ['check', address, '--json'])).done;
          expect(run.stdout, run.stderr).toContain('"Healthy up to');
          seconds.push(run.seconds);
        }
        const sorted = seconds.toSorted((a, b) => a - b);
        console.log(`${name}: median ${sorted[10]?.toFixed(2)} s, 19th of 20 ${sorted[18]?.toFixed(2)} s`);
        expect(sorted[18]).toBeLessThanOrEqual(2.5);
      });
    },
  );
});
