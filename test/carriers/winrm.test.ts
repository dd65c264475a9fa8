import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { makeCertificate } from '../../src/node/lab/certificates.ts';
import { winrmCarrier, type WinrmOptions } from '../../src/node/carriers/winrm.ts';
import { readXml } from '../../src/node/carriers/xml.ts';
import { decodeAnswer } from '../../src/node/carriers/winrm/messages.ts';
import { sealMessage, unsealMessage } from '../../src/node/carriers/winrm/sealing.ts';
import { NtlmSession } from '../../src/core/protocol/credssp/ntlm-session.ts';
import { nodeCrypto } from '../../src/node/crypto.ts';
import { nextAddress } from '../corpus/live/check-peer.ts';
import { limitBeyond } from './limit-beyond.ts';
import { makeStandInEngine } from './stand-in-engine.ts';
import { startWinrmDouble, type DoubleOptions, type WinrmDouble } from './winrm-double.ts';

const address = nextAddress();
const limits = { timeoutMs: 400_000 };
const engineFolder = makeStandInEngine();
const certificate = makeCertificate({
  commonName: address,
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2036-01-01T00:00:00Z',
  alternativeNames: [address],
});

let server: WinrmDouble | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(changes: Partial<DoubleOptions> = {}) {
  server = await startWinrmDouble({
    address,
    port: 0,
    engineFolder,
    user: 'admin',
    password: 'Geheim 1 ä',
    ...changes,
  });
  return server;
}
const carrier = (changes: Partial<WinrmOptions> = {}) =>
  winrmCarrier({
    host: address,
    port: server?.port ?? 1,
    user: 'SRV01\\admin',
    password: 'Geheim 1 ä',
    ...changes,
  });
const secure = (changes: Partial<WinrmOptions> = {}) => carrier({ port: 5986, ...changes });
const tls = { key: certificate.keyPem, cert: certificate.pem, der: certificate.der };

describe('WinRM over HTTP', () => {
  it('runs a script with every message sealed, and leaves no shell behind', async () => {
    const double = await start();
    const script = `say 3 ${Array.from({ length: 40_000 }, (_, i) => (i * 7_919).toString(36)).join('')}`;
    const carried = await carrier().run({ script, flags: ['-Yes'] }, limits);
    expect(carried).toMatchObject({ outcome: 'ran', exitCode: 3, stderr: 'on the side\n' });
    expect(JSON.parse(carried.outcome === 'ran' ? carried.stdout : '{}')).toMatchObject({
      length: script.length,
    });
    const order = double.seen.map(({ action }) => action).filter((action, i, all) => action !== all[i - 1]);
    expect(order).toEqual(['Create', 'Command', 'Send', 'Receive', 'Signal', 'Delete']);
    expect(double.seen.filter(({ action }) => action === 'Send').length).toBeGreaterThan(1);
    expect(double.seen.every(({ sealed, size }) => sealed && size < 153_600)).toBe(true);
    expect(double.clear()).toBe('');
    expect(double.shellsOpen()).toBe(0);
  });

  it('waits through operation timeouts for a script that takes its time', async () => {
    const double = await start({ fault: 'slow' });
    const { timeoutMs, why } = await limitBeyond(() => carrier().run({ script: 'say 0', flags: [] }, limits));
    const carried = await carrier().run({ script: 'hang', flags: [] }, { timeoutMs });
    expect(carried).toMatchObject({ outcome: 'lost', why });
    expect(double.shellsOpen()).toBe(0);
  });

  it.each<[string, Partial<DoubleOptions>, Partial<WinrmOptions>, object]>([
    [
      'a wrong password',
      {},
      { password: 'x' },
      { outcome: 'refused', why: expect.stringContaining('was not accepted') },
    ],
    ['an unknown user', {}, { user: 'nobody' }, { outcome: 'refused' }],
    ['no password', {}, { password: undefined }, { outcome: 'notConfigured' }],
    [
      'a listener without NTLM',
      { fault: 'basicOnly' },
      {},
      { outcome: 'refused', why: expect.stringContaining('does not take NTLM (offers Basic') },
    ],
    [
      'access denied',
      { fault: 'accessDenied' },
      {},
      { outcome: 'refused', why: expect.stringContaining('Access is denied.') },
    ],
    [
      'an answer that was changed on its way',
      { fault: 'wrongSignature' },
      {},
      { why: expect.stringContaining('its signature does not hold') },
    ],
    [
      'an answer in the clear',
      { fault: 'answersInTheClear' },
      {},
      { why: expect.stringContaining('in the clear') },
    ],
    ['nothing listening', {}, { port: 1 }, { outcome: 'unreachable' }],
  ])('says why not: %s', async (_name, faults, changes, wanted) => {
    await start(faults);
    expect(await carrier(changes).reach(limits)).toMatchObject(wanted);
  });

  it('says when the connection is lost in the middle', async () => {
    const double = await start({ fault: 'dropsAtReceive' });
    expect(await carrier().run({ script: 'say 0', flags: [] }, limits)).toMatchObject({ outcome: 'lost' });
    expect(double.shellsOpen()).toBe(0);
  });
});

describe('WinRM over HTTPS', () => {
  it('runs a script where the certificate was named, bound to this TLS connection', async () => {
    await start({ port: 5986, tls });
    const carried = await secure({ certificate: certificate.sha256 }).run(
      { script: 'say 0', flags: [] },
      limits,
    );
    expect(carried).toMatchObject({ outcome: 'ran', exitCode: 0 });
  });

  it('trusts no certificate silently, and sends nothing to one that is not trusted', async () => {
    const double = await start({ port: 5986, tls });
    expect(await secure().reach(limits)).toMatchObject({ outcome: 'untrusted' });
    expect(await secure({ certificate: '00'.repeat(32) }).reach(limits)).toMatchObject({
      outcome: 'untrusted',
      why: expect.stringContaining(certificate.sha256),
    });
    expect(double.requests()).toBe(0);
  });
});

const python = '/usr/bin/python3';
const hasPywinrm =
  existsSync(python) && spawnSync(python, ['-c', 'import winrm, requests_ntlm']).status === 0;

describe.skipIf(!hasPywinrm)('the double against pywinrm (needs Debian package python3-winrm)', () => {
  it('authenticates, opens and seals as an independent client does', async () => {
    const double = await start();
    const program = [
      'import winrm, sys',
      'p = winrm.Protocol(endpoint=sys.argv[1], transport="ntlm", username="SRV01\\\\admin", password=sys.stdin.readline().strip(), message_encryption="always")',
      's = p.open_shell(codepage=65001)',
      'c = p.run_command(s, "echo", ["zw\u00f6lf", "&&", "exit", "5"])',
      'out, err, code = p.get_command_output(s, c)',
      'p.cleanup_command(s, c)',
      'p.close_shell(s)',
      'print(out.decode("utf-8").strip(), code)',
    ].join('\n');
    const { stdout, stderr } = await runPython(
      program,
      `http://${address}:${double.port}/wsman`,
      'Geheim 1 ä\n',
    );
    expect(`${stdout}${stderr.includes('Error') ? stderr : ''}`).toBe('zwölf 5\n');
    expect(double.seen.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['Create', 'Command', 'Receive', 'Signal', 'Delete']),
    );
    expect(double.seen.every(({ sealed }) => sealed)).toBe(true);
  });
});

/** OpenSSL 3 gives Python no MD4 unless the legacy provider is on. */
const withMd4 = `openssl_conf = init
[init]
providers = providers
[providers]
default = on
legacy = on
[on]
activate = 1
`;

async function runPython(
  program: string,
  endpoint: string,
  input: string,
): Promise<{ stdout: string; stderr: string }> {
  const configuration = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-openssl-')), 'openssl.cnf');
  writeFileSync(configuration, withMd4);
  const child = spawn(python, ['-W', 'ignore', '-c', program, endpoint], {
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', OPENSSL_CONF: configuration, PYTHONWARNINGS: 'ignore' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  child.stdin.end(input);
  await new Promise((resolve) => child.on('close', resolve));
  return { stdout, stderr };
}

describe('bad answers', () => {
  const alphabet = fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '<s:Envelope>',
    '</s:Envelope>',
    '<a b="c">',
    '&#x41;',
    '&lt;',
    '<!DOCTYPE x>',
    '<!--',
    '-->',
    'text',
    '"',
    ' ',
    '<s:Fault>',
  );
  it('are read or refused, never more', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (text) => {
          expect(['answer', 'fault', 'malformed']).toContain(decodeAnswer(text).is);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it.each(['<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', '<x><y></x></y>', '<x>', '', '</x>', '<![CDATA[x]]>'])(
    '%s is a problem',
    (text) => {
      expect(readXml(text)).toHaveProperty('problem');
    },
  );

  it('sealed messages that were cut or changed are problems', () => {
    const agreement = { sessionKey: new Uint8Array(16).fill(7), flags: 0x62088235 };
    const message = sealMessage(new NtlmSession(nodeCrypto, agreement, 'server'), '<x>hello</x>');
    expect(unsealMessage(new NtlmSession(nodeCrypto, agreement, 'client'), message)).toBe('<x>hello</x>');
    for (let end = 0; end < message.length - 24; end += 1) {
      const cut = unsealMessage(new NtlmSession(nodeCrypto, agreement, 'client'), message.subarray(0, end));
      expect(cut).toHaveProperty('problem');
    }
  });
});
