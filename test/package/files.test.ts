import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEvtx } from '../evtx-writer/write-evtx.ts';
import { oldestNode } from './engines.ts';
import { installedHome, runInstalled } from './installed.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-files-'));
const at = (name: string) => join(folder, name);
let server: Server;
let host: string;
let connections = 0;

beforeAll(async () => {
  await installedHome();
  server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {});
    socket.on('data', () => socket.end());
  }).listen(0, '127.0.23.6');
  await once(server, 'listening');
  host = `127.0.23.6:${(server.address() as AddressInfo).port}`;
  writeFileSync(at('office.rdp'), 'full address:s:srv01\r\n');
  spawnSync('mkfifo', [at('pipe'), at('pipe.pfx')]);
});
afterAll(() => server?.close());

const run = (...args: readonly string[]) => runInstalled(args, { cwd: folder });

describe('what is saved', () => {
  it('can be read by its owner alone', async () => {
    await run('check', 'office.rdp', '--save', at('mine.json'));
    expect(statSync(at('mine.json')).mode & 0o777).toBe(0o600);
    await run('check', host, '--write-rdp', at('try.rdp'));
    expect(statSync(at('try.rdp')).mode & 0o777).toBe(0o600);
  });

  it.each(['its own evidence', 'a link', 'a link that leads nowhere'])(
    'is never written over %s',
    async (what) => {
      writeFileSync(at('evidence.rdp'), 'full address:s:srv02\r\n');
      const path = what === 'its own evidence' ? at('evidence.rdp') : at(`link-${what.length}`);
      if (what === 'a link') symlinkSync(at('evidence.rdp'), path);
      if (what === 'a link that leads nowhere') symlinkSync(at('nowhere'), path);
      const before = connections;
      const ran = await run('check', host, at('evidence.rdp'), '--save', path);
      expect(ran).toMatchObject({
        code: 3,
        out: '',
        err: `rdpdoctor: --save ${path}: is there already and stays as it is\n`,
      });
      expect(connections).toBe(before);
      expect(readFileSync(at('evidence.rdp'), 'utf8')).toBe('full address:s:srv02\r\n');
      expect(statSync(at('nowhere'), { throwIfNoEntry: false })).toBeUndefined();
    },
  );

  it('leaves no empty file where there was nothing to save', async () => {
    expect((await run('check', './no-evidence.bin', '--save', at('empty.json'))).code).toBe(3);
    writeFileSync(at('no-evidence.bin'), Uint8Array.of(1, 2, 3));
    expect((await run('check', './no-evidence.bin', '--save', at('empty.json'))).code).toBe(3);
    expect(statSync(at('empty.json'), { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe.skipIf(process.platform !== 'linux')('a pipe or a device in place of a file (needs Linux)', () => {
  const commands: readonly (readonly [string, (path: string) => readonly string[]])[] = [
    ['check', (path) => ['check', path]],
    ['diagnose', (path) => ['diagnose', path]],
    ['redact', (path) => ['redact', path]],
    ['lint', (path) => ['lint', path]],
    ['events', (path) => ['events', path]],
    ['check --targets', (path) => ['check', '--targets', path]],
    ['check --keylog', (path) => ['check', 'office.rdp', '--keylog', path]],
  ];
  it.each(commands)('%s says what it is', async (_, args) => {
    const piped = await run(...args(at('pipe')));
    expect(piped.err).toContain(`${at('pipe')}: is a pipe, no regular file`);
    const zero = await run(...args('/dev/zero'));
    expect(zero.err).toContain('/dev/zero: is a device, no regular file');
    if (!args('').includes('--keylog')) expect([piped.code, zero.code]).toEqual([3, 3]);
  });

  it('bind says so of a .pfx', async () => {
    const ran = await run('bind', at('pipe.pfx'), '127.0.23.6');
    expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('is a pipe') });
  });

  it.each(['--password-file', '--pfx-password-file'])(
    '%s takes a pipe of a shell, and waits for none',
    async (flag) => {
      const command =
        flag === '--password-file' ? ['check', host, '--user', 'u', '--yes'] : ['bind', at('a.pfx'), host];
      writeFileSync(at('a.pfx'), 'no pfx');
      const waiting = await run(...command, flag, at('pipe'));
      expect(waiting).toMatchObject({ code: 3, err: expect.stringContaining('pipe: is empty') });
      const program = join(await installedHome(), 'node_modules/rdpdoctor/bin/rdpdoctor.js');
      const quoted = [oldestNode, program, ...command, flag].map((word) => `'${word}'`).join(' ');
      const given = spawn('bash', ['-c', `${quoted} <(sleep 0.3; echo secret)`]);
      let said = '';
      given.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
      await once(given, 'close');
      expect(said).not.toContain(flag);
    },
  );
});

describe('exit codes', () => {
  it.skipIf(process.platform !== 'linux')(
    'standard output that cannot be written is 3, whatever was found',
    async () => {
      const program = join(await installedHome(), 'node_modules/rdpdoctor/bin/rdpdoctor.js');
      for (const args of [
        ['check', 'office.rdp', '--json'],
        ['explain', '0x904'],
        ['events', at('log.evtx')],
      ]) {
        writeFileSync(at('log.evtx'), writeEvtx(events));
        const child = spawn(oldestNode, [program, ...args], {
          cwd: folder,
          stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
        });
        let said = '';
        child.stderr!.on('data', (bytes: Buffer) => (said += bytes.toString()));
        const [code] = (await once(child, 'close')) as [number];
        expect({ args, code }).toEqual({ args, code: 3 });
        expect(said).toContain('standard output cannot be written: the disk is full');
      }
    },
  );

  it.each<[string, readonly string[], number, string]>([
    ['a log that is damaged', ['check', './cut.evtx'], 4, 'could not be'],
    ['a certificate that is none', ['check', './broken.pem'], 3, 'broken.pem'],
    ['a bundle of another shape', ['check', './bundle.json'], 3, 'bundle.json'],
    ['an .rdp file that is too large', ['check', './large.rdp'], 3, 'at most 1048576 are read'],
    ['an empty folder', ['check', './nothing'], 3, 'no file in this folder'],
    ['an archive of nothing that is read', ['check', './text.gz'], 3, 'holds none of the kinds'],
    ['noise given to lint', ['lint', 'noise.rdp'], 3, 'noise.rdp'],
    ['broken lines given to lint', ['lint', 'half.rdp'], 4, 'half.rdp'],
  ])('%s', async (_, args, code, says) => {
    const log = writeEvtx(events);
    log.fill(0xff, 4_096 + 4_000, 4_096 + 4_200);
    writeFileSync(at('cut.evtx'), log);
    writeFileSync(at('broken.pem'), '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n');
    writeFileSync(at('bundle.json'), '{"format": "rdpdoctor-bundle"}');
    writeFileSync(at('large.rdp'), 'full address:s:x\r\n'.repeat(70_000));
    mkdirSync(at('nothing'), { recursive: true });
    writeFileSync(at('text.gz'), gzipSync('nothing of ours'));
    writeFileSync(at('noise.rdp'), Buffer.from(Array.from({ length: 2_000 }, (_, i) => (i * 7_919) % 251)));
    writeFileSync(at('half.rdp'), 'full address:s:srv01\r\nauthentication level:i:2\r\nnonsense\r\n');
    const ran = await run(...args);
    expect(ran.out + ran.err).toContain(says);
    expect(ran.code).toBe(code);
  });

  it('a host that is named twice is asked once', async () => {
    const ran = await run('check', host, host, '--json');
    expect(JSON.parse(ran.out)).toMatchObject({ target: host });
  });
});

const events = Array.from({ length: 10 }, (_, i) => ({
  provider: 'Service Control Manager',
  id: 7036,
  time: '2026-09-01T11:00:00.0000000Z',
  channel: 'System',
  computer: 'SRV01',
  data: { param1: `Service ${i}`, param2: 'running' },
}));
