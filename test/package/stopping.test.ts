import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEvtx } from '../evtx-writer/write-evtx.ts';
import { ending, installedHome, runInstalled, startInstalled, startingMs } from './installed.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-stopping-'));
const log = join(folder, 'large.evtx');
const registry = join(folder, 'large.reg');
/** Two seconds, and four times what a program takes to start on this machine at that moment. */
const soon = async () => 2_000 + 4 * (await startingMs());
let silent: Server;
let port: number;

beforeAll(async () => {
  await installedHome();
  const bytes = writeEvtx(
    Array.from({ length: 60 }, (_, i) => ({
      provider: 'Service Control Manager',
      id: 7036,
      time: '2026-09-01T11:00:00.0000000Z',
      channel: 'System',
      computer: 'SRV01',
      data: { param1: `Service ${i}`, param2: 'running' },
    })),
  );
  writeLarge(log, bytes.subarray(0, 4_096), bytes.subarray(4_096), 8_000);
  const line = Buffer.from(`"Name"="${'x'.repeat(200)}"\r\n`);
  const head =
    'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet]\r\n';
  writeLarge(registry, Buffer.from(head), line, 1_000_000);
  silent = createServer(() => {}).listen(0, '127.0.23.7');
  await once(silent, 'listening');
  ({ port } = silent.address() as AddressInfo);
});
afterAll(() => {
  silent?.close();
  rmSync(folder, { recursive: true, force: true });
});

function writeLarge(path: string, head: Uint8Array, piece: Uint8Array, times: number): void {
  const file = openSync(path, 'w');
  writeSync(file, head);
  const many = Buffer.concat(Array.from({ length: 100 }, () => piece));
  for (let i = 0; i < times / 100; i += 1) writeSync(file, many);
  closeSync(file);
}

/** Waits until a program has read this much, as Linux counts it. */
async function untilRead(pid: number, bytes: number): Promise<void> {
  const read = () => Number(/^rchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
  while (read() < bytes) await after(50);
}

/** Starts it, lets it come to work, and says how long after the signal it ended. */
async function interrupted(
  args: readonly string[],
  signal: NodeJS.Signals,
  atWork: (pid: number) => Promise<unknown> = (pid) => untilRead(pid, 40_000_000),
) {
  const child = await startInstalled(args, {
    cwd: folder,
    environment: { RDPDOCTOR_PASSWORD: 'x', RDPDOCTOR_HOME: folder },
  });
  const ended = ending(child);
  await atWork(child.pid!);
  expect(child.exitCode, `${args.join(' ')} ended by itself`).toBeNull();
  const sent = performance.now();
  child.kill(signal);
  const ran = await ended;
  return { ...ran, took: performance.now() - sent };
}

describe.skipIf(process.platform !== 'linux')('Ctrl-C and SIGTERM (needs /proc of Linux)', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends a check that decodes; what was read is told',
    async (signal) => {
      const { code, err, out, took } = await interrupted(['check', log], signal);
      expect(took).toBeLessThan(await soon());
      expect(code).toBe(130);
      expect(err).toContain(`rdpdoctor: ${log}: reading was stopped`);
      if (err.includes('before its end')) expect(out).toContain('exit 130');
    },
  );

  it('end a check that is deep in one file', async () => {
    const { code, took } = await interrupted(['check', registry], 'SIGINT');
    expect(took).toBeLessThan(await soon());
    expect(code).toBe(130);
  });

  it.each([
    ['fix', ['fix', log, 'srv01.invalid']],
    ['events', ['events', '--count', log]],
    ['events, printing', ['events', log]],
  ])('end %s', async (_, args) => {
    const { code, signal, took } = await interrupted(args, 'SIGINT');
    expect(took).toBeLessThan(await soon());
    // The system's own end counts as 130 in a shell.
    expect(signal ?? code).toBe(signal === null ? 130 : 'SIGINT');
  });

  it.each([
    ['check', []],
    ['collect', ['--via', 'ssh', '--user', 'u', '--ssh-port']],
    ['collect', ['--via', 'winrm', '--user', 'u', '--winrm-port']],
  ] as const)('end %s %j at a host that says nothing', async (name, way) => {
    const host =
      way.length === 0
        ? [`127.0.23.7:${port}`, '--timeout', '30s', '--deadline', '60s']
        : ['127.0.23.7', ...way, String(port)];
    const { code, took } = await interrupted([name, ...host], 'SIGINT', () => once(silent, 'connection'));
    expect(took).toBeLessThan(await soon());
    expect(code).toBe(130);
  });
});

describe('a time that was named', () => {
  it('ends a check that decodes: --deadline', async () => {
    const ran = await runInstalled(['check', log, '--deadline', '1s'], { cwd: folder });
    expect(ran.ms).toBeLessThan(1_000 + 2 * (await soon()));
    // Where the thread found no processor in time, nothing of it is told.
    const cut = ran.err.includes('reading was stopped before its end');
    expect(ran.err).toContain('reading was stopped');
    expect(cut ? [3, 4] : [3]).toContain(ran.code);
  });

  it.each(['ssh', 'winrm'])('ends what waits for a script: --run-timeout, --via %s', async (via) => {
    const args = ['collect', '127.0.23.7', '--via', via, '--user', 'u', `--${via}-port`, String(port)];
    const ran = await runInstalled([...args, '--run-timeout', '1s'], {
      cwd: folder,
      environment: { RDPDOCTOR_PASSWORD: 'x' },
    });
    expect(ran.ms).toBeLessThan(1_000 + 2 * (await soon()));
    expect(ran.code).toBe(54);
  });
});
