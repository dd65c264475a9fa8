import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/node/carriers/ssh/known-hosts.ts';
import { runPaged } from '../../src/node/carriers/run-script.ts';
import { sshCarrier } from '../../src/node/carriers/ssh.ts';
import type { SshOptions } from '../../src/node/carriers/ssh/ssh-options.ts';
import type { Carried, ScriptJob } from '../../src/node/carriers/carrier.ts';
import { nextAddress } from '../corpus/live/check-peer.ts';
import type { Connection } from 'ssh2';
import { newHostKey } from './host-key.ts';
import { limitBeyond } from './limit-beyond.ts';
import { noSshd, startSshd, type RunningSshd } from './sshd.ts';
import { makeStandInEngine } from './stand-in-engine.ts';

const limits = { timeoutMs: 400_000 };
const job = (script: string, more: Partial<ScriptJob> = {}): ScriptJob => ({ script, flags: [], ...more });

const ran = (carried: Carried) => {
  if (carried.outcome !== 'ran') throw new Error(JSON.stringify(carried));
  return carried;
};

describe.skipIf(noSshd)(`ssh against OpenSSH${noSshd === undefined ? '' : ` (${noSshd})`}`, () => {
  let server: RunningSshd;
  const carrier = (changes: Partial<SshOptions> = {}) =>
    sshCarrier({
      host: server.host,
      port: server.port,
      user: userInfo().username,
      keys: [server.key],
      knownHosts: [server.knownHosts('plain')],
      ...changes,
    });

  beforeAll(async () => {
    server = await startSshd(nextAddress(), 2226, makeStandInEngine());
  });
  afterAll(() => server?.stop());

  it('runs a script of 300,000 characters, with its switches, exit code and both outputs', async () => {
    const script = `say 7 ${'x'.repeat(300_000)}`;
    const carried = ran(await carrier().run(job(script, { flags: ['-Yes', '-Page 3'] }), limits));
    expect(carried).toMatchObject({ exitCode: 7, stderr: 'on the side\n' });
    expect(JSON.parse(carried.stdout)).toMatchObject({
      length: script.length,
      flags: [
        { name: 'Yes', value: true },
        { name: 'Page', value: 3 },
      ],
    });
  });

  it('brings a password and a file without ever putting them on a command line', async () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const carried = ran(
      await carrier().run(job('say 0', { pfxPassword: 'Geheim 1', file: { path: 'x', bytes } }), limits),
    );
    const said = JSON.parse(carried.stdout) as { arguments: string[]; password: string; file: string };
    expect(said).toMatchObject({ password: 'Geheim 1', file: 'AQID' });
    const readable = said.arguments
      .map((text) => text + Buffer.from(text, 'base64').toString('utf16le'))
      .join(' ');
    expect(readable).not.toContain('Geheim');
    expect(said.arguments.join(' ').length).toBeLessThan(8_000);
  });

  it('puts pages together', async () => {
    expect(await runPaged(carrier(), job('pages'), limits)).toEqual({
      outcome: 'whole',
      text: JSON.stringify({ big: 'y'.repeat(9_000) }),
    });
  });

  it('keeps the end of endless output', async () => {
    const carried = ran(await carrier().run(job('pour'), limits));
    expect(carried.stdout.length).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(carried.stdout.endsWith('the end')).toBe(true);
  });

  it.each(['plain', 'hashed'] as const)('knows the host by a %s line', async (kind) => {
    expect(await carrier({ knownHosts: [server.knownHosts(kind)] }).reach(limits)).toEqual({
      outcome: 'ready',
    });
  });

  it('knows the host by a fingerprint that was given', async () => {
    const changes = { knownHosts: [server.knownHosts('empty')], hostKey: server.hostKey };
    expect(await carrier(changes).reach(limits)).toEqual({ outcome: 'ready' });
  });

  it.each([
    ['empty', 'is not known'],
    ['another', 'another than known_hosts has'],
    ['revoked', 'marked as revoked'],
  ] as const)('refuses a host whose known_hosts is %s', async (kind, why) => {
    const reach = await carrier({ knownHosts: [server.knownHosts(kind)] }).reach(limits);
    expect(reach).toMatchObject({ outcome: 'untrusted', why: expect.stringContaining(why) });
    expect(reach).toMatchObject({ why: expect.stringContaining(server.hostKey) });
    const carried = await carrier({ knownHosts: [server.knownHosts(kind)] }).run(job('say 0'), limits);
    expect(carried.outcome).toBe('notStarted');
  });

  it('says that a key is not accepted', async () => {
    expect(await carrier({ keys: [server.otherKey] }).reach(limits)).toMatchObject({ outcome: 'refused' });
  });

  it('says which key cannot be read', async () => {
    expect(await carrier({ keys: ['/nowhere/key'] }).reach(limits)).toEqual({
      outcome: 'notConfigured',
      why: '--ssh-key /nowhere/key: cannot be read',
    });
  });

  it('signs in with a key that only ssh-agent holds', async () => {
    const agent = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-agent-')), 'agent.sock');
    const running = spawn('ssh-agent', ['-D', '-a', agent], { stdio: ['ignore', 'pipe', 'ignore'] });
    // It says where it listens once it does.
    await once(running.stdout, 'data');
    const environment = { ...process.env, SSH_AUTH_SOCK: agent };
    expect(spawnSync('ssh-add', ['-q', server.key], { env: environment }).status).toBe(0);
    const options = {
      host: server.host,
      port: server.port,
      user: userInfo().username,
      knownHosts: [server.knownHosts('plain')],
    };
    expect(await sshCarrier({ ...options, agent }).reach(limits)).toEqual({ outcome: 'ready' });
    running.kill();
  });

  it('says that nothing listens', async () => {
    expect(await carrier({ port: 2227 }).reach(limits)).toMatchObject({ outcome: 'unreachable' });
  });

  it('says when time is up', async () => {
    const { timeoutMs, why } = await limitBeyond(() => carrier().run(job('say 0'), limits));
    expect(await carrier().run(job('hang'), { timeoutMs })).toMatchObject({ outcome: 'lost', why });
  });

  it('says when it was interrupted', async () => {
    const stop = new AbortController();
    const begun = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-hang-')), 'begun');
    const running = carrier().run(job(`hang ${begun}`), { ...limits, signal: stop.signal });
    while (!existsSync(begun)) await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    expect(await running).toMatchObject({ outcome: 'lost', why: 'interrupted' });
  });

  it('says when the connection is lost in the middle', async () => {
    expect(await carrier().run(job('die'), limits)).toMatchObject({ outcome: 'lost' });
  });

  it('writes nothing into known_hosts', async () => {
    const path = server.knownHosts('empty');
    await carrier({ knownHosts: [path] }).reach(limits);
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

/** A server by the same library, whose key is known. */
async function doubleAt(host: string, port: number, welcome: (client: Connection) => void) {
  const { default: ssh2 } = await import('ssh2');
  const key = newHostKey();
  const double = new ssh2.Server({ hostKeys: [key.private] }, welcome);
  await new Promise<void>((resolve) => double.listen(port, host, resolve));
  const parsed = ssh2.utils.parseKey(key.public);
  if (parsed instanceof Error) throw parsed;
  const hostKey = fingerprintOf(parsed.getPublicSSH());
  return { double, options: { host, port, user: 'admin', hostKey, knownHosts: [] } };
}

describe('ssh with a password (a server by the same library, since OpenSSH takes only those of real accounts)', () => {
  it('offers it, and says when it is refused', async () => {
    const { double, options } = await doubleAt(nextAddress(), 2228, (client) => {
      client.on('authentication', (asked) =>
        asked.method === 'password' && asked.password === 'Geheim 1'
          ? asked.accept()
          : asked.reject(['password']),
      );
      client.on('error', () => {});
    });
    expect(await sshCarrier({ ...options, password: 'Geheim 1' }).reach(limits)).toEqual({
      outcome: 'ready',
    });
    expect(await sshCarrier({ ...options, password: 'x' }).reach(limits)).toMatchObject({
      outcome: 'refused',
    });
    double.close();
  });

  it('a server that lets us in and says goodbye in one packet has begun nothing', async () => {
    const { double, options } = await doubleAt(nextAddress(), 2229, (client) => {
      client.on('authentication', (asked) => {
        if (asked.method !== 'password') return asked.reject(['password']);
        asked.accept();
        return client.end();
      });
      client.on('error', () => {});
    });
    expect(await sshCarrier({ ...options, password: 'x' }).run(job('say 0'), limits)).toEqual({
      outcome: 'notStarted',
      why: 'the connection was closed before the script began',
    });
    double.close();
  });

  it('is not tried once it was interrupted', async () => {
    const options = { host: '127.0.26.4', port: 2230, user: 'admin', password: 'x', knownHosts: [] };
    const signal = AbortSignal.abort();
    expect(await sshCarrier(options).reach({ ...limits, signal })).toEqual({
      outcome: 'unreachable',
      why: 'interrupted',
    });
  });
});
