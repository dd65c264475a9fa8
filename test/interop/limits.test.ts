import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { startCli, type CliRun } from './look.ts';
import { missingNamespaces, type PracticeNetwork } from './namespaces.ts';
import { missing } from './packages.ts';
import { withServer } from './path-configurations.ts';
import { screen } from './shadow.ts';
import { healthyServers } from './healthy-servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'interop-limits-'));
const why =
  missingNamespaces() ??
  missing('xrdp', 'openssl', 'freerdp-shadow-cli', 'Xvfb', 'winpr-hash', 'ip', 'nft', 'python3');

afterAll(() => {
  screen.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(why !== undefined)(`what a check costs${why === undefined ? '' : ` (${why})`}`, () => {
  it.each(healthyServers)(
    '%s: a default check opens at most 6 connections, and lists them',
    async (_, within) => {
      await within(folder, async (network) => {
        const run = await (await startCli(network.client, ['check', network.serverAddress, '--json'])).done;
        const opened = network.connections();
        expect(opened).toBeGreaterThan(1);
        expect(opened).toBeLessThanOrEqual(6);
        // TLS straight on the port is a connection too, and no attempt at RDP.
        expect([opened, opened - 1]).toContain(attemptsIn(run));
      });
    },
  );

  it.each([
    ['nothing answers at all', 'tcp dport 3389 drop', [], 15],
    ['requests are swallowed', 'tcp dport 3389 @ih,0,8 0x03 drop', [], 15],
    ['every wait is long', 'tcp dport 3389 @ih,0,8 0x03 drop', ['--timeout', '60s', '--deadline', '2s'], 2],
    ['the deadline comes first', 'tcp sport 3389 @ih,0,8 0x16 drop', ['--deadline', '1s'], 1],
  ])(
    '%s: the check ends within its deadline and still tells what it knows',
    async (_, rule, flags, deadline) => {
      await withServer(folder, async (network) => {
        network.filter(rule);
        const { stdout, stderr, status, seconds } = await (
          await startCli(network.client, ['check', network.serverAddress, ...flags])
        ).done;
        expect(seconds).toBeLessThanOrEqual(deadline + (await soon(network)));
        expect(stdout).toContain(network.serverAddress);
        expect([12, 20, 21, 40]).toContain(status);
        expect(stderr).not.toMatch(/\n\s+at /);
      });
    },
  );

  it('Ctrl-C ends it at once, tells what is known by then, and leaves nothing behind', async () => {
    await withServer(folder, async (network) => {
      network.filter('tcp sport 3389 @ih,0,8 0x16 drop');
      const check = await startCli(network.client, ['check', network.serverAddress]);
      while (network.connections() === 0) await pause(20);
      await pause(100);
      const pressed = performance.now();
      process.kill(check.pid, 'SIGINT');
      const { status, stdout, stderr } = await check.done;
      const took = (performance.now() - pressed) / 1_000;
      expect(took).toBeLessThan(await soon(network));
      expect(status).toBe(130);
      expect(stdout).toContain('connection');
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(() => process.kill(check.pid, 0)).toThrow('ESRCH');
    });
  });
});

/** Three seconds, and five times what the program takes to start on this machine at this moment. */
async function soon({ client }: PracticeNetwork): Promise<number> {
  const { seconds } = await (await startCli(client, ['--version'])).done;
  return 3 + 5 * seconds;
}

/** How many connections the case file of a report lists. */
function attemptsIn({ stdout }: CliRun): number {
  const { caseFile } = JSON.parse(stdout) as {
    caseFile: { facts: readonly { name: string; value: { length: number } }[] };
  };
  return caseFile.facts.find(({ name }) => name === 'connectionAttempts')?.value.length ?? 0;
}
