import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ending, installedHome, runInstalled, startInstalled, type Ran } from './package/installed.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-cli-'));
const servers: Server[] = [];

beforeAll(async () => void (await installedHome()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** Runs the installed program, with this on its standard input. */
function run(args: readonly string[], input = '', environment: Record<string, string> = {}): Promise<Ran> {
  return runInstalled(args, { cwd: folder, input, environment });
}

async function portThat(behave: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    behave(socket);
  }).listen(0, '127.0.23.3');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return `127.0.23.3:${typeof address === 'object' ? address!.port : 0}`;
}

const closes = (socket: Socket) => void socket.on('data', () => socket.end());

it('ends with exit 3 and no report where no file is of a kind that is read', async () => {
  writeFileSync(join(folder, 'photo.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16));
  const { code, out, err } = await run(['check', './photo.jpg']);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(/photo\.jpg: a JPEG image .*none of the kinds that are read/);
});

it('does its work though nobody listens to its notes any more', async () => {
  const child = await startInstalled(['explain', '-'], { cwd: folder });
  child.stderr.destroy();
  await once(child.stderr, 'close');
  // Only now it knows that there is nothing to explain.
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([2, null]);
});

describe('what was typed wrong is told in one line', () => {
  it.each([
    [['check'], 2, 'check: name a host'],
    [['check', 'srv01:33x9'], 2, 'port "33x9": is not a number from 1 to 65535'],
    [['check', 'srv01:0'], 2, 'port "0"'],
    [['check', 'a'.repeat(300)], 2, 'has 300 characters; a DNS name has at most 253'],
    [['check', 'a:b:c'], 2, 'neither host:port nor an IPv6 address'],
    [['check', '[fe80::1%eth0'], 2, 'target "[fe80::1%eth0"'],
    [['check', 'https://srv01/'], 2, 'give the host alone, e.g. srv01'],
    [['check', '10.0.0.0/24'], 2, '10.0.0.0/24: is a range of addresses'],
    [['check', '10.0.0.1-20'], 2, '10.0.0.1-20: is a range of addresses'],
    [['check', './nothing.evtx'], 3, './nothing.evtx: no such file'],
    [['check', 'SYSTEM', 'SOFTWARE'], 3, 'SYSTEM: no such file'],
    [['check', 'System.evtx'], 3, 'System.evtx: no such file'],
    [['check', '127.0.23.3', '--timeout', 'soon'], 2, '--timeout "soon"'],
    [['check', '127.0.23.3', '--deadline', '0'], 2, '--deadline "0"'],
    [['check', '10.0.0.0/24'], 2, 'is a range of addresses'],
    [['check', '127.0.23.3', '--expect', 'banana'], 2, '--expect "banana"'],
    [['check', '127.0.23.3', '--json', '--ticket'], 2, '--json and --ticket'],
    [['help', 'nosuch'], 2, 'help: no command "nosuch"'],
    [['completion', 'tcsh'], 2, 'completion "tcsh"'],
    [['check', '127.0.23.3', '--code', 'xyz'], 2, '--code "xyz"'],
    [['check', '127.0.23.3', '--place', 'moon'], 2, '--place "moon"'],
    [['check', '127.0.23.3', '--last-worked', 'then'], 2, '--last-worked "then"'],
    [['check', '127.0.23.3', '--user', 'lab'], 2, '--user'],
    [['check', '127.0.23.3', '--targets', 'none.txt'], 3, '--targets none.txt'],
    [['diagnose', 'none.json'], 3, 'none.json: no such file'],
    [['frobnicate'], 2, "unknown command 'frobnicate'"],
    [['check', '127.0.23.3', '--frob'], 2, "unknown option '--frob'"],
  ])('%j', async (args, code, says) => {
    const ran = await run(args);
    expect(ran.err).toContain(says);
    expect(ran.err).not.toMatch(/^\s+at /m);
    expect(ran.err.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(ran).toMatchObject({ code, out: '' });
  });

  it('a case file that is none', async () => {
    expect(await run(['diagnose', '-'], '{"format":1}')).toMatchObject({ code: 3 });
    expect((await run(['diagnose', '-'], 'x')).err).toContain('case file: not JSON');
  });
});

describe('check', () => {
  it('prints a report that fits, without escape sequences where there is no terminal', async () => {
    const ran = await run(['check', await portThat(closes), '--code', '0x904/0x7']);
    expect(ran.code).toBe(20);
    expect(ran.out).not.toContain('\u001B');
    expect(ran.out.trimEnd().split('\n').length).toBeLessThanOrEqual(36);
    expect(ran.out).toMatch(/negotiation +✗ closed by the far end \(FIN\), 0 bytes/);
    expect(ran.out).toMatch(/You saw +0x904 \/ 0x7/);
    expect(ran.err).toBe('');
  });

  it('saves a case that diagnose judges the same way', async () => {
    const saved = join(folder, 'saved.json');
    const first = await run(['check', await portThat(closes), '--json', '--save', saved]);
    const again = await run(['diagnose', saved, '--json']);
    const [one, two] = [JSON.parse(first.out), JSON.parse(again.out)];
    expect(two.headline).toBe(one.headline);
    expect(two.findings).toEqual(one.findings);
    expect(again.code).toBe(first.code);
  });

  it('streams several hosts, one JSON value per line', async () => {
    const list = `${await portThat(closes)}\n# a comment\n${await portThat(() => {})} \n`;
    const ran = await run(['check', '--targets', '-', '--ndjson', '--timeout', '300ms'], list);
    const values = ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { exit: { code: number } });
    expect(values).toHaveLength(2);
    expect(values.map(({ exit }) => exit.code)).toEqual([20, 20]);
    expect(ran.code).toBe(20);
  });

  it('names a bad line of a list with its number, and checks the others', async () => {
    const list = `${await portThat(closes)}\nsrv 01\n10.0.0.0/24\n${await portThat(closes)}\n`;
    const ran = await run(['check', '--targets', '-', '--ndjson'], list);
    expect(ran.out.trim().split('\n')).toHaveLength(2);
    expect(ran.err).toContain('--targets -, line 2: target "srv 01": is not a host name');
    expect(ran.err).toContain('line 3: 10.0.0.0/24: is a range of addresses');
    expect(ran.code).toBe(2);
  });

  it('prints each of several hosts once, and then what they come to', async () => {
    const hosts = [await portThat(closes), await portThat(closes)];
    const ran = await run(['check', ...hosts]);
    expect(ran.out).toContain('2 hosts: 0 healthy, 0 degraded, 2 blocked, 0 unknown');
    for (const host of hosts) expect(ran.out.split(host).length - 1).toBe(1);
  });

  it('judges what --json printed, and redacts it', async () => {
    const host = await portThat(closes);
    const { out: printed } = await run(['check', host, '--json']);
    const again = await run(['diagnose', '-'], printed);
    expect(again.code).toBe(20);
    expect(again.out).toContain('closes them before any RDP is spoken');
    const saved = join(folder, 'printed.json');
    writeFileSync(saved, printed);
    const redacted = await run(['redact', saved]);
    expect(redacted.code).toBe(0);
    expect(JSON.parse(redacted.out)).toMatchObject({ format: 2, facts: expect.any(Array) });
  });

  it('prints less JSON than with --all', async () => {
    const host = await portThat(closes);
    const [brief, all] = [
      await run(['check', host, '--json']),
      await run(['check', host, '--json', '--all']),
    ];
    expect(all.out.length).toBeGreaterThan(brief.out.length * 1.2);
  });

  it('ends as a plugin does with --nagios', async () => {
    const ran = await run(['check', await portThat(closes), '--nagios']);
    expect(ran.code).toBe(2);
    expect(ran.out).toMatch(/^RDP CRITICAL - 127\.0\.23\.3:\d+: .+ \(exit 20\) \| /);
  });

  it('writes a page of its own beside the report', async () => {
    const page = join(folder, 'report.html');
    const ran = await run(['check', await portThat(closes), '--html', page]);
    expect(ran.out).toContain('──RDP──✗');
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('<ol class="rail"');
    expect(html).not.toContain('<script');
    const again = await run(['check', await portThat(closes), '--html', page]);
    expect(again.err).toContain(`--html ${page}: is there already and stays as it is`);
    expect(again).toMatchObject({ out: '', code: 3 });
    expect(readFileSync(page, 'utf8')).toBe(html);
  });

  it('prints Markdown', async () => {
    const ran = await run(['check', await portThat(closes), '--markdown']);
    expect(ran.out).toMatch(/^## 127\.0\.23\.3:\d+\n\nfrom .+ UTC, rdpdoctor \d.+\n\n\*\*/);
  });

  it('ends cleanly at Ctrl-C with what it knows', async () => {
    let asked: (() => void) | undefined;
    const connected = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const host = await portThat((socket) => void socket.on('data', () => asked?.()));
    const child = await startInstalled(['check', host, '--timeout', '20s'], { cwd: folder });
    const ended = ending(child);
    await connected;
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(130);
    expect(out).toContain('connection');
  });

  it('never puts a password into what it prints or saves', async () => {
    const saved = join(folder, 'logon.json');
    const args = ['check', await portThat(closes), '--user', 'lab', '--yes', '--json', '--save', saved];
    const ran = await run(args, '', { RDPDOCTOR_PASSWORD: 'tell-nobody-7' });
    expect(ran.err).toContain('real logon');
    expect(ran.out + ran.err).not.toContain('tell-nobody-7');
    expect(ran.out).toContain('caseFile');
  });
});
