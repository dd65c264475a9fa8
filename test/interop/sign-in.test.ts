import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeConnectionConfirm } from '../../src/core/protocol/connection-confirm.ts';
import { Channel } from '../../src/core/protocol/conversation.ts';
import { credsspChallenge } from '../../src/core/protocol/credssp/credssp.ts';
import { credsspLogon } from '../../src/core/protocol/credssp/credssp-logon.ts';
import { serveCredssp } from '../../src/core/protocol/credssp/credssp-serve.ts';
import { fromFileTime, toFileTime } from '../../src/core/protocol/credssp/file-time.ts';
import { challengeTarget } from '../../src/core/protocol/credssp/ntlm-challenge.ts';
import { encodeLicenseError } from '../../src/core/protocol/mcs/license.ts';
import { sendToClient, serveSession } from '../../src/core/protocol/mcs/serve-session.ts';
import { startSession } from '../../src/core/protocol/mcs/session-start.ts';
import { encodeSetErrorInfo } from '../../src/core/protocol/mcs/share.ts';
import { negotiate } from '../../src/core/protocol/negotiation.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';
import { drive } from '../../src/node/wire/drive.ts';
import { missing } from './packages.ts';

const needed = missing('freerdp-shadow-cli', 'xfreerdp', 'Xvfb', 'winpr-hash', 'openssl');
const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
const started: ChildProcess[] = [];
let display = '';

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(needed !== undefined)(
  `signing in to freerdp-shadow with NLA${needed ? ` (${needed})` : ''}`,
  () => {
    const server = '127.0.22.41';

    beforeAll(async () => {
      display = `:${await startAndWait('Xvfb', ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp', '-noreset'], /^(\d+)\n/m)}`;
      const sam = join(folder, 'sam.txt');
      spawnSync('sh', ['-c', `winpr-hash -u lab -p secret -f sam > ${sam}`]);
      await startAndWait(
        'stdbuf',
        [
          '-oL',
          'freerdp-shadow-cli',
          `/bind-address:${server}`,
          '/port:3389',
          '/sec:nla',
          `/sam-file:${sam}`,
          '+auth',
        ],
        /Listening on (\S+)/,
      );
    });

    it('the challenge names the host and its clock, without an account', async () => {
      const { socket } = await connectTls(server);
      const before = Date.now();
      const { result } = await drive(credsspChallenge(), socket);
      const after = Date.now();
      socket.destroy();
      if (result.outcome !== 'challenged') throw new Error(`outcome ${result.outcome}`);
      const { computer, timestamp } = challengeTarget(result.challenge);
      expect(computer).toMatch(/\w/);
      const clock = fromFileTime(timestamp ?? 0n);
      expect(clock).toBeGreaterThan(before - 2_000);
      expect(clock).toBeLessThan(after + 2_000);
    });

    it.each([2, 4, 5, 6])(
      'the right password is accepted in CredSSP version %i and a session starts',
      async (version) => {
        const { socket, serverPublicKey } = await connectTls(server);
        const channel = new Channel();
        const account = { user: 'lab', domain: '', password: 'secret' };
        const logon = { ...account, serverPublicKey, now: Date.now(), version };
        const { result } = await drive(credsspLogon(nodeCrypto, logon, channel), socket);
        expect(result).toMatchObject({ outcome: 'accepted', credsspVersion: version });
        const session = await drive(
          startSession({ ...account, selectedProtocol: 'hybrid' }, channel),
          socket,
        );
        expect(session.result).toMatchObject({
          outcome: 'started',
          reached: 'demandActive',
          licenseError: 7,
        });
        socket.destroy();
      },
    );

    it.each([
      ['a wrong password', { user: 'lab', password: 'wrong' }],
      ['an unknown user', { user: 'nobody', password: 'secret' }],
    ])('%s ends behind AUTHENTICATE: this server closes without a code', async (_, account) => {
      const { socket, serverPublicKey } = await connectTls(server);
      const logon = { ...account, domain: '', serverPublicKey, now: Date.now() };
      const { result } = await drive(credsspLogon(nodeCrypto, logon), socket);
      expect(result).toMatchObject({ outcome: 'closed', after: 'credsspAuthenticate', credsspVersion: 6 });
      socket.destroy();
    });
  },
);

describe.skipIf(needed !== undefined)(
  `xfreerdp signing in to our CredSSP server${needed ? ` (${needed})` : ''}`,
  () => {
    const address = '127.0.22.42';
    const visits: Promise<unknown>[] = [];
    let listener: net.Server;

    beforeAll(async () => {
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      const subject = ['-subj', '/CN=srv01', '-days', '2'];
      spawnSync('openssl', [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        ...subject,
      ]);
      const pair = { key: readFileSync(key), cert: readFileSync(cert) };
      listener = net.createServer((socket) => void visits.push(serve(socket, pair)));
      await new Promise<void>((resolve) => listener.listen(3389, address, resolve));
    });
    afterAll(() => listener.close());

    it.each([
      [
        'secret',
        'ERRINFO',
        { outcome: 'accepted', credentials: { user: 'lab', domain: '', password: 'secret' } },
      ],
      ['wrong', 'STATUS_LOGON_FAILURE', { outcome: 'refused', status: 0xc000006d }],
    ])('password "%s" makes it say %s', async (password, says, outcome) => {
      const output = await run('xfreerdp', [
        `/v:${address}`,
        '/u:lab',
        `/p:${password}`,
        '/cert:ignore',
        '/timeout:400000',
      ]);
      expect(output).toContain(says);
      expect(await visits.at(-1)).toMatchObject(outcome);
    });
  },
);

/** One connection to our server: CredSSP with the password "secret", MCS, a licence, then Set Error Info 0x16. */
async function serve(
  socket: net.Socket,
  pair: { readonly key: Buffer; readonly cert: Buffer },
): Promise<unknown> {
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  socket.write(encodeConnectionConfirm({ outcome: 'accepted', protocol: 'hybrid', flags: 0x1f }));
  const secure = new tls.TLSSocket(socket, { isServer: true, ...pair });
  secure.on('error', () => {});
  await new Promise((resolve) => secure.once('secure', resolve));
  const channel = new Channel();
  const target = { domain: 'CORP', computer: 'SRV01', timestamp: toFileTime(Date.now()) };
  const publicKey = publicKeyOf(pair.cert);
  const { result } = await drive(serveCredssp(nodeCrypto, { target, publicKey, secretOf }, channel), secure);
  if (result.outcome === 'accepted') {
    const server = { version: 0x8000d, encryptionMethod: 0, encryptionLevel: 0, ioChannel: 1003 };
    await drive(serveSession({ ...server, requestedProtocols: 3 }, channel), secure);
    sendToClient(channel, 1003, encodeLicenseError(7));
    sendToClient(channel, 1003, encodeSetErrorInfo(0x16));
    await drive(channel.more(), secure);
  }
  secure.end();
  return result;
}

function secretOf(user: string): { readonly password: string } | undefined {
  return user === 'lab' ? { password: 'secret' } : undefined;
}

async function connectTls(host: string) {
  const tcp = await new Promise<net.Socket>((resolve, reject) => {
    const socket = net.connect(3389, host, () => resolve(socket)).on('error', reject);
  });
  const { result } = await drive(negotiate(['ssl', 'hybrid']), tcp);
  expect(result).toMatchObject({ outcome: 'accepted', protocol: 'hybrid' });
  const socket = await new Promise<tls.TLSSocket>((resolve, reject) => {
    const secure = tls
      .connect({ socket: tcp, rejectUnauthorized: false }, () => resolve(secure))
      .on('error', reject);
  });
  return { socket, serverPublicKey: publicKeyOf(socket.getPeerCertificate().raw) };
}

function publicKeyOf(certificate: Buffer): Uint8Array {
  return new Uint8Array(new X509Certificate(certificate).publicKey.export({ type: 'pkcs1', format: 'der' }));
}

/** Starts a program and waits until it has said what `ready` matches; the result is its first group. */
function startAndWait(program: string, args: readonly string[], ready: RegExp): Promise<string> {
  const child = spawn(program, args, { env: { ...process.env, HOME: folder, DISPLAY: display } });
  started.push(child);
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (bytes: Buffer) => {
      said += bytes.toString();
      const match = ready.exec(said);
      if (match) resolve(match[1] ?? '');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`${program} ended: ${said.slice(-300)}`)));
  });
}

function run(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { env: { ...process.env, HOME: folder, DISPLAY: display } });
  started.push(child);
  return new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.on('close', () => resolve(said));
  });
}
