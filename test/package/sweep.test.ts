import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { peers } from '../../src/node/lab/peers.ts';
import type { RunningPeer } from '../../src/node/lab/peer.ts';
import { ending, installedHome, runInstalled, startInstalled } from './installed.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-sweep-'));
const at = (name: string) => join(folder, name);
let healthy: RunningPeer;
let expired: RunningPeer;
let ssh: Server;
/** Answers at every address of 127.0.0.0/8 that is free. */
let everywhere = 0;
/** How many visitors it still answers; all others wait until a sweep is killed or stopped. */
let answered = Infinity;

beforeAll(async () => {
  await installedHome();
  healthy = await peerOf('healthy').start({ address: '127.0.88.1' });
  expired = await peerOf('expired-certificate').start({ address: '127.0.88.1' });
  ssh = createServer((socket) => {
    socket.on('error', () => {});
    socket.resume();
    if ((answered -= 1) >= 0) socket.end('SSH-2.0-OpenSSH_9.6\r\n');
  });
  ssh.listen(0, '0.0.0.0');
  await once(ssh, 'listening');
  everywhere = (ssh.address() as { port: number }).port;
});

afterAll(async () => {
  await healthy.close();
  await expired.close();
  ssh.close();
});

function peerOf(id: string) {
  return peers.find((peer) => peer.id === id)!;
}

const rowsOf = (out: string) =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('rdpdoctor sweep', () => {
  it('reads words, a list and standard input, names bad lines and sweeps the rest', async () => {
    writeFileSync(at('hosts.txt'), `# ours\n127.0.88.1:${healthy.port}\n10.0.0.0/2\n`);
    const input = `Name,DNSHostName\nSRV01,127.0.88.1:${expired.port}\n`;
    const args = ['sweep', at('hosts.txt'), '-', `127.0.88.1:${healthy.port}`, '--escalate', '0', '--ndjson'];
    const { code, out, err } = await runInstalled(args, { input });
    expect(rowsOf(out)).toHaveLength(2);
    expect(err).toContain('hosts.txt, line 3: "10.0.0.0/2": is 1073741824 addresses');
    expect(err).toContain('1 written more than once');
    expect(code).toBe(2);
  });

  it('prints only what is odd, and has it checked in full', async () => {
    const hosts = [healthy, expired].map(({ port }) => `127.0.88.1:${port}`);
    const { code, out } = await runInstalled(['sweep', ...hosts, '--only', 'odd', '--ndjson']);
    const [row, checked] = rowsOf(out);
    expect(row).toMatchObject({ target: hosts[1], ending: 'certificate', odd: ['expired'] });
    expect(row.snapshot.outcome).toBe('unknown');
    expect(checked).toMatchObject({ target: hosts[1], checked: { lead: 'expired-certificate' } });
    expect(code).toBe(0);
  });

  it.each([
    [['cert>3d', 'nla'], 0],
    [['cert>9999d'], 33],
    [['tls1.2+'], 0],
    [['tls1.3+'], 33],
    [['trusted'], 33],
  ] as const)('--expect %j ends with %i', async (expectations, exit) => {
    const args = ['sweep', `127.0.88.1:${healthy.port}`, '--escalate', '0', '--csv'];
    const { code, out, err } = await runInstalled([...args, '--expect', expectations.join(',')]);
    expect(out, err).toContain('certificate_sha256');
    expect(code, out).toBe(exit);
  });

  it('finds one among thousands, in threads of their own', async () => {
    const fast = ['--rate', '100000', '--per-subnet', '100000', '--threads', '2', '--escalate', '0'];
    const args = ['sweep', '127.0.64.0/18', '--ports', `${healthy.port}`, '--ndjson', ...fast];
    const { code, out, err } = await runInstalled(args);
    expect(err).toContain('16384 of 16384 looked at');
    expect(rowsOf(out)).toMatchObject([{ target: `127.0.88.1:${healthy.port}`, reached: 'certificate' }]);
    expect(code).toBe(0);
  });

  it('keeps the code of a host that was named and dies', async () => {
    const { code } = await runInstalled(['sweep', '127.0.88.9:1', '--escalate', '0', '--expect', 'nla']);
    expect(code).toBe(12);
  });

  it.each([
    [['10.0.0.0/7'], 'at most 16777216'],
    [['no-such-list.txt'], 'no such file'],
    [['srv01', '--rate', 'fast'], '--rate "fast"'],
    [['srv01', '--ports', '0'], '--ports: port "0"'],
    [['srv01', '--only', 'even'], '--only "even"'],
    [['srv01', '--exclude', 'srv01'], 'no host is left'],
    [['srv01', '--exclude', '10.0.0.0/99'], '10.0.0.0/99'],
  ])('refuses %j', async (args, says) => {
    const { code, err } = await runInstalled(['sweep', ...args]);
    expect(err).toContain(says);
    expect([2, 3]).toContain(code);
  });
});

describe('the journal of a sweep', () => {
  afterEach(() => {
    answered = Infinity;
  });
  const patient = () => {
    const fast = ['--rate', '1000', '--per-subnet', '1000', '--timeout', '10m'];
    return ['sweep', '127.9.0.1-120', '--ports', `${everywhere}`, '--escalate', '0', ...fast];
  };

  it('goes on after kill -9, with a torn line, and prints every host once', async () => {
    const args = [...patient(), '--ndjson', '--resume', at('killed.journal')];
    answered = 40;
    const first = await startInstalled(args);
    const ended = ending(first);
    while (!existsSync(at('killed.journal')) || statSync(at('killed.journal')).size < 3_000)
      await Promise.race([once(first.stdout, 'data'), ended]);
    first.kill('SIGKILL');
    await ended;
    answered = Infinity;
    appendFileSync(at('killed.journal'), '{"i":5,"s":{"tar');
    const done = readFileSync(at('killed.journal'), 'utf8').split('\n').length - 2;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThanOrEqual(40);
    const { code, out, err } = await runInstalled(args);
    expect(new Set(rowsOf(out).map(({ target }) => target)).size).toBe(120);
    expect(rowsOf(out)).toHaveLength(120);
    expect(err).toContain(`120 of 120 looked at, ${120 - done} now`);
    expect(code).toBe(0);
    expect(statSync(at('killed.journal')).mode & 0o777).toBe(0o600);
  });

  it('says how to go on when it is interrupted', async () => {
    answered = 40;
    const first = await startInstalled([...patient(), '--ndjson', '--resume', at('stopped.journal')]);
    const ended = ending(first);
    await once(first.stdout, 'data');
    first.kill('SIGINT');
    const { code, err } = await ended;
    expect(err).toContain(`go on with the same command: --resume ${at('stopped.journal')}`);
    expect(code).toBe(130);
  });

  it('leaves a file alone that is none of its own', async () => {
    writeFileSync(at('mine.txt'), 'my own notes, without a line end');
    writeFileSync(at('other.journal'), '{"sweep":"00000000-7"}\n');
    for (const [name, says] of [
      ['mine.txt', 'is no journal'],
      ['other.journal', 'of other hosts'],
    ] as const) {
      const before = readFileSync(at(name), 'utf8');
      const { code, err } = await runInstalled([...patient(), '--resume', at(name)]);
      expect(err).toContain(says);
      expect(code).toBe(3);
      expect(readFileSync(at(name), 'utf8')).toBe(before);
    }
  });

  it.skipIf(process.getuid?.() !== 0 || !existsSync('/usr/bin/unshare'))(
    'says that the disk is full, and sweeps to the end',
    async () => {
      const home = await installedHome();
      const bin = join(home, 'node_modules/rdpdoctor/bin/rdpdoctor.js');
      const script = 'mount -t tmpfs -o size=8k none "$0" && cd "$0" && exec "$@"';
      const command = [process.execPath, bin, ...patient(), '--resume', 'journal'];
      const child = spawn('unshare', ['-m', 'sh', '-c', script, folder, ...command]);
      const { code, err } = await ending(child);
      expect(err).toContain('the disk is full; the sweep goes on, and cannot be resumed from here');
      expect(err).toContain('120 of 120 looked at');
      expect(code).toBe(3);
    },
  );
});
