import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import ssh2 from 'ssh2';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/node/carriers/ssh/known-hosts.ts';
import { installedHome, runInstalled } from '../package/installed.ts';
import { newHostKey } from './host-key.ts';
import { goodForEverything, startRogueWinrm, type RogueWinrm } from './rogue-winrm.ts';

const address = '127.0.26.24';
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-trust-'));
const environment = { RDPDOCTOR_PASSWORD: 'Geheim 7', RDPDOCTOR_HOME: folder };
const now = '2026-09-01T12:00:00Z';
const bundle = JSON.stringify({
  format: 'rdpdoctor-bundle',
  version: 1,
  form: 'full',
  side: 'server',
  computer: 'SRV01',
  startedAt: now,
  finishedAt: now,
  days: 7,
  collector: { engine: 'Desktop 5.1', bits: 64, elevated: true, language: 'en-US' },
  facts: {},
  events: [],
  channels: [],
  policies: [],
  gaps: [],
});

const closers: (() => unknown)[] = [];
beforeAll(async () => void (await installedHome()));
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function rogue(body: string, status = 202): Promise<RogueWinrm> {
  const started = await startRogueWinrm({ address, status, body });
  closers.push(started.close);
  return started;
}

const run = (...args: readonly string[]) => runInstalled(args, { cwd: folder, environment });
const winrm = (port: number) => ['--via', 'winrm', '--user', 'u', '--winrm-port', String(port)];

describe('the installed program and a WinRM listener that knows no password', () => {
  it('saves no bundle of it', async () => {
    const { port } = await rogue(goodForEverything(bundle));
    const ran = await run('collect', address, ...winrm(port), '--save', 'believed.json');
    expect(ran.code).toBe(54);
    expect(ran.err).toContain('answered a sealed message in the clear');
    expect(existsSync(join(folder, 'believed.json'))).toBe(false);
  });

  it('believes no fix of it, and no undo', async () => {
    const value = { TermService: { state: 'stopped', startup: 'disabled' } };
    const source = { by: 'test', from: 'SRV01', at: now };
    const facts = [
      { name: 'services', value, source },
      { name: 'clockHere', value: now, source },
    ];
    writeFileSync(join(folder, 'case.json'), JSON.stringify({ format: 1, target: address, facts, gaps: [] }));
    const { port } = await rogue(goodForEverything('rdpdoctor:1/1:json:{}'));
    const fixed = await run('fix', 'case.json', address, '--apply', '--yes', ...winrm(port));
    expect({ code: fixed.code, err: fixed.err }).toMatchObject({ code: 54 });
    expect(fixed.out).not.toContain('It is applied');
    const id = 'fix-20260901-0a0b0c0d-server';
    mkdirSync(join(folder, 'plans'), { recursive: true });
    const record = join(folder, 'plans', `${id}.json`);
    const action = { kind: 'startService', service: 'TermService' };
    const plan = {
      format: 1,
      id,
      target: address,
      machine: 'server',
      createdAt: now,
      causes: [],
      acceptedRisks: [],
      steps: [{ n: 1, remedy: 'Start it', action }],
    };
    const via = { name: 'winrm', options: { host: address, user: 'u', winrmPort: String(port) } };
    writeFileSync(record, JSON.stringify({ format: 1, plan, via, state: 'kept', changedAt: now }));
    const undone = await run('undo', id, '--yes');
    expect({ code: undone.code, err: undone.err }).toMatchObject({
      code: 54,
      err: expect.stringContaining('answered a sealed message in the clear'),
    });
    expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({ state: 'kept' });
  });
});

/** An SSH server that shows its key and accepts nobody; how many keys and passwords it was offered. */
async function sshServer() {
  const key = newHostKey();
  let offered = 0;
  const server = new ssh2.Server({ hostKeys: [key.private] }, (client) => {
    client.on('authentication', (asked) => {
      if (asked.method !== 'none') offered += 1;
      asked.reject(['password']);
    });
    client.on('error', () => {});
  });
  const port = await new Promise<number>((resolve) =>
    server.listen(0, address, () => resolve((server.address() as AddressInfo).port)),
  );
  closers.push(() => server.close());
  const parsed = ssh2.utils.parseKey(key.public);
  if (parsed instanceof Error) throw parsed;
  return { port, print: fingerprintOf(parsed.getPublicSSH()), offered: () => offered };
}

function knownHosts(port: number): string {
  const other = newHostKey().public.split(' ');
  const path = join(folder, `known_hosts_${port}`);
  writeFileSync(path, `[${address}]:${port} ${other[0]} ${other[1]}\n`);
  return path;
}

describe('a host key that is another than known_hosts has', () => {
  it('ends --via auto: no other way gets the password', async () => {
    const ssh = await sshServer();
    const other = await rogue(goodForEverything(bundle));
    const known = ['--known-hosts', knownHosts(ssh.port), '--ssh-port', String(ssh.port)];
    const ran = await run('collect', address, '--user', 'u', ...known, '--winrm-port', String(other.port));
    expect(ran.code).toBe(54);
    expect(ran.err).toContain('somebody may be in between');
    expect(ran.err).not.toContain('not by winrm');
    expect({ ...other.seen, offered: ssh.offered() }).toEqual({
      authenticates: 0,
      sealed: 0,
      offered: 0,
    });
  });

  it('is not overruled by --host-key', async () => {
    const ssh = await sshServer();
    const named = ['--via', 'ssh', '--user', 'u', '--ssh-port', String(ssh.port), '--host-key', ssh.print];
    const ran = await run('collect', address, ...named, '--known-hosts', knownHosts(ssh.port));
    expect(ran.code).toBe(54);
    expect(ran.err).toContain('ssh-keygen -R takes the old one out');
    expect(ssh.offered()).toBe(0);
    const fresh = join(folder, 'known_hosts_none');
    writeFileSync(fresh, '');
    const believed = await run('collect', address, ...named, '--known-hosts', fresh);
    expect(believed.err).toContain('no key and no password was accepted');
    expect(ssh.offered()).toBeGreaterThan(0);
  });
});

describe('what cannot be meant is refused before anybody is talked to', () => {
  it.each([
    ['--ssh-port', 'abc'],
    ['--ssh-port', '0'],
    ['--ssh-port', '99999'],
    ['--winrm-port', 'abc'],
    ['--winrm-port', '-1'],
    ['--winrm-port', '65536'],
    ['--winrm-cert', 'abc'],
    ['--host-key', 'MD5:00'],
    ['--azure-endpoint', 'https://x&calc'],
    ['--azure-endpoint', 'http://management.example'],
    ['--azure-endpoint', 'file:///etc/passwd'],
    ['--aws-endpoint', 'http://127.0.0.1.evil.example/'],
    ['--aws-endpoint', 'https://user:word@ssm.example/'],
  ])('%s %s', async (flag, text) => {
    const ran = await run('collect', address, '--user', 'u', `${flag}=${text}`);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(`rdpdoctor: ${flag} "`);
  });
});

/** A web server that answers as `answer` says. */
async function web(answer: (socket: import('node:net').Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  }).listen(0, address);
  await once(server, 'listening');
  closers.push(() => server.close());
  return `http://${address}:${(server.address() as AddressInfo).port}`;
}

describe('a cloud that is none', () => {
  const aws = {
    ...environment,
    AWS_ACCESS_KEY_ID: 'A',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_REGION: 'eu-central-1',
  };
  const azure = { ...environment, AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET: 's' };
  const vm = '/subscriptions/1/resourceGroups/r/providers/Microsoft.Compute/virtualMachines/srv01';
  const ways = (url: string) =>
    [
      ['aws-ssm', ['--via', 'aws-ssm', '--aws-instance', 'i-0123456789abcdef0', '--aws-endpoint', url], aws],
      ['azure', ['--via', 'azure', '--azure-vm', vm], { ...azure, AZURE_AUTHORITY_HOST: url }],
    ] as const;

  it('does not keep us by silence, garbage collections or not', async () => {
    const collecting = 'data:text/javascript,setInterval(()=>gc(),200).unref()';
    for (const [name, args, environment] of ways(await web(() => {}))) {
      const ran = await runInstalled(['collect', address, ...args, '--run-timeout', '2s'], {
        cwd: folder,
        environment,
        nodeOptions: ['--expose-gc', '--import', collecting],
      });
      expect({ name, code: ran.code }).toEqual({ name, code: 54 });
      expect(ran.ms).toBeLessThan(250_000);
    }
  });

  it('leads nowhere else: redirects are not followed', async () => {
    let visitors = 0;
    const elsewhere = await web((socket) => {
      visitors += 1;
      socket.end();
    });
    const url = await web((socket) =>
      socket.end(`HTTP/1.1 307 Elsewhere\r\nLocation: ${elsewhere}/\r\nContent-Length: 0\r\n\r\n`),
    );
    for (const [name, args, environment] of ways(url)) {
      const ran = await runInstalled(['collect', address, ...args], { cwd: folder, environment });
      expect({ name, code: ran.code }).toEqual({ name, code: 54 });
    }
    expect(visitors).toBe(0);
  });

  it('does not fill the memory with an answer that never ends', async () => {
    let sent = 0;
    const url = await web((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n');
      const more = () => {
        if (socket.destroyed) return;
        sent += 65_536;
        if (socket.write(Buffer.alloc(65_536, 'A'))) setImmediate(more);
        else socket.once('drain', more);
      };
      more();
    });
    for (const [name, args, environment] of ways(url)) {
      const ran = await runInstalled(['collect', address, ...args, '--run-timeout', '300s'], {
        cwd: folder,
        environment,
      });
      expect({ name, code: ran.code }).toEqual({ name, code: 54 });
      expect(ran.err).toContain('an answer of more than');
      expect(ran.ms).toBeLessThan(250_000);
    }
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });
});
