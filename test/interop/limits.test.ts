import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { busyMachine } from '../busy-machine.ts';
import { startCli, type CliRun } from './look.ts';
import { buildNetwork, missingNamespaces, type PracticeNetwork } from './namespaces.ts';
import { missing } from './packages.ts';
import { withServer } from './path-configurations.ts';
import { screen, startShadow } from './shadow.ts';
import { slowWay } from './slow-way.ts';

const folder = mkdtempSync(join(tmpdir(), 'interop-limits-'));
const why =
  missingNamespaces() ??
  missing('xrdp', 'openssl', 'freerdp-shadow-cli', 'Xvfb', 'winpr-hash', 'ip', 'nft', 'python3');

afterAll(() => {
  screen.close();
  rmSync(folder, { recursive: true, force: true });
});

async function withShadow<T>(use: (network: PracticeNetwork) => Promise<T>): Promise<T> {
  const network = buildNetwork();
  try {
    await startShadow(folder, '0.0.0.0', { security: 'nla' }, network.server);
    return await use(network);
  } finally {
    network.close();
  }
}

const withXrdp = <T>(use: (network: PracticeNetwork) => Promise<T>) => withServer(folder, use);
const servers = [
  ['xrdp', withXrdp],
  ['freerdp-shadow with NLA', withShadow],
] as const;

describe.skipIf(why !== undefined)(`what a check costs${why === undefined ? '' : ` (${why})`}`, () => {
  it.each(servers)('%s: a default check opens at most 6 connections, and lists them', async (_, within) => {
    await within(async (network) => {
      const run = await (await startCli(network.client, ['check', network.serverAddress, '--json'])).done;
      const opened = network.connections();
      expect(opened).toBeGreaterThan(1);
      expect(opened).toBeLessThanOrEqual(6);
      // TLS straight on the port is a connection too, and no attempt at RDP.
      expect([opened, opened - 1]).toContain(attemptsIn(run));
    });
  });

  it.for(servers)(
    '%s, 50 ms away: 19 of 20 default checks take at most 2.5 s',
    { timeout: 300_000, retry: 2 },
    async ([name, within], context) => {
      const busy = await busyMachine();
      if (busy !== undefined) context.skip(busy);
      await within(async (network) => {
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

  it.each([
    ['nothing answers at all', 'tcp dport 3389 drop', [], 15],
    ['requests are swallowed', 'tcp dport 3389 @ih,0,8 0x03 drop', [], 15],
    ['every wait is long', 'tcp dport 3389 @ih,0,8 0x03 drop', ['--timeout', '60s', '--deadline', '2s'], 2],
    ['the deadline comes first', 'tcp sport 3389 @ih,0,8 0x16 drop', ['--deadline', '1s'], 1],
  ])(
    '%s: the check ends within its deadline and still tells what it knows',
    async (_, rule, flags, deadline) => {
      await withXrdp(async (network) => {
        network.filter(rule);
        const { stdout, stderr, status, seconds } = await (
          await startCli(network.client, ['check', network.serverAddress, ...flags])
        ).done;
        // Beside the deadline there is the start of Node, which takes long on a busy machine.
        expect(seconds).toBeLessThanOrEqual(deadline + 0.5 + 5 * startOfNode());
        expect(stdout).toContain(network.serverAddress);
        expect([12, 20, 21, 40]).toContain(status);
        expect(stderr).not.toMatch(/\n\s+at /);
      });
    },
  );

  it('Ctrl-C ends it at once, tells what is known by then, and leaves nothing behind', async () => {
    await withXrdp(async (network) => {
      network.filter('tcp sport 3389 @ih,0,8 0x16 drop');
      const check = await startCli(network.client, ['check', network.serverAddress]);
      while (network.connections() === 0) await pause(20);
      await pause(100);
      const pressed = performance.now();
      process.kill(check.pid, 'SIGINT');
      const { status, stdout, stderr } = await check.done;
      expect((performance.now() - pressed) / 1_000).toBeLessThan(1.5 + 5 * startOfNode());
      expect(status).toBe(130);
      expect(stdout).toContain('connection');
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(() => process.kill(check.pid, 0)).toThrow('ESRCH');
    });
  });
});

/** Seconds until a Node that does nothing has ended: 0.05 where the machine is free. */
function startOfNode(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return (performance.now() - started) / 1_000;
}

/** How many connections the case file of a report lists. */
function attemptsIn({ stdout }: CliRun): number {
  const { caseFile } = JSON.parse(stdout) as {
    caseFile: { facts: readonly { name: string; value: { length: number } }[] };
  };
  return caseFile.facts.find(({ name }) => name === 'connectionAttempts')?.value.length ?? 0;
}
