import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../node/crypto.ts';
import { makeCertificate } from '../../../node/lab/certificates.ts';
import { inflate, salvage } from '../../../node/files/inflate.ts';
import { openPfx } from '../../../node/files/pfx.ts';
import { fromUtf8, toUtf8 } from '../../bytes/text.ts';
import { readEvidence } from '../read-evidence.ts';
import { sourceOf } from '../reader.ts';

const made = makeCertificate({
  commonName: 'srv01.corp.example',
  notBefore: '2026-03-01T00:00:00Z',
  notAfter: '2027-03-01T00:00:00Z',
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
});

async function read(name: string, bytes: Uint8Array, password?: string) {
  const { facts, notes } = await readEvidence([sourceOf(name, bytes)], {
    crypto: nodeCrypto,
    inflate,
    salvage,
    now: '2026-09-01T12:00:00.000Z',
    ...(password === undefined
      ? {}
      : { openPfx: (_file: string, whole: Uint8Array) => openPfx(whole, password) }),
  });
  const [one] = facts;
  return { value: one?.name === 'certificateFile' ? one.value : undefined, notes };
}

it.each<[string, Uint8Array, boolean]>([
  ['srv01.cer', made.der, false],
  ['srv01.pem', toUtf8(made.pem), false],
  ['with-key.pem', toUtf8(`some words before\n${made.pem}${made.keyPem}`), true],
])('%s', async (name, bytes, hasPrivateKey) => {
  const { value } = await read(name, bytes);
  expect(value).toMatchObject({
    file: name,
    hasPrivateKey,
    certificates: [{ subject: 'CN=srv01.corp.example', sha1: made.sha1, keyBits: 2048 }],
  });
  expect(JSON.stringify(value)).not.toContain('PRIVATE KEY');
});

it.each<[string, Uint8Array, RegExp]>([
  ['cut.cer', made.der.slice(0, 300), /cut\.cer: /],
  ['cut.pem', toUtf8(made.pem.slice(0, 400)), /cut\.pem: |none of the kinds/],
  [
    'noise.cer',
    Uint8Array.from({ length: 600 }, (_, i) => (i === 0 ? 0x30 : i === 1 ? 0x82 : i === 4 ? 0x30 : i & 0xff)),
    /noise\.cer: /,
  ],
])('%s is damaged, and named', async (name, bytes, expected) => {
  const { value, notes } = await read(name, bytes);
  expect(value?.certificates ?? []).toEqual([]);
  if (value === undefined) expect(notes.join('\n')).toMatch(expected);
});

const openssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!openssl)('files made by openssl', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-pfx-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  const run = (...args: readonly string[]) =>
    execFileSync('openssl', [...args], { stdio: 'pipe', cwd: folder });
  const bytesOf = (name: string) => new Uint8Array(readFileSync(path(name)));

  const prepared = (() => {
    if (!openssl) return;
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        path('k.pem'),
        '-out',
        path('c.pem'),
        '-subj',
        '/CN=srv01',
        '-days',
        '30',
      ],
      { stdio: 'ignore' },
    );
    run(
      'pkcs12',
      '-export',
      '-in',
      'c.pem',
      '-inkey',
      'k.pem',
      '-out',
      'new.pfx',
      '-passout',
      'pass:open sesame',
    );
    run('pkcs12', '-export', '-in', 'c.pem', '-nokeys', '-out', 'without.pfx', '-passout', 'pass:x');
    run('crl2pkcs7', '-nocrl', '-certfile', 'c.pem', '-outform', 'DER', '-out', 'chain.p7b');
    run('crl2pkcs7', '-nocrl', '-certfile', 'c.pem', '-out', 'chain.pem');
  })();

  it('a .pfx file with its password', async () => {
    expect(prepared).toBeUndefined();
    const { value, notes } = await read('new.pfx', bytesOf('new.pfx'), 'open sesame');
    expect(notes).toEqual([]);
    expect(value).toMatchObject({ hasPrivateKey: true, certificates: [{ subject: 'CN=srv01' }] });
  });

  it.each([
    ['a wrong password', 'wrong'],
    ['nobody to ask', undefined],
  ])('a .pfx file and %s', async (_, password) => {
    const { value, notes } = await read('new.pfx', bytesOf('new.pfx'), password);
    expect(value).toBeUndefined();
    expect(notes.join('\n')).toMatch(/^new\.pfx: /);
    expect(notes.join('\n')).not.toContain('wrong\n');
  });

  it('a .pfx file without a key', async () => {
    const { value } = await read('without.pfx', bytesOf('without.pfx'), 'x');
    expect(value).toMatchObject({ hasPrivateKey: false, certificates: [{ subject: 'CN=srv01' }] });
  });

  it.each(['chain.p7b', 'chain.pem'])('%s', async (name) => {
    expect(fromUtf8(bytesOf('chain.pem'))).toContain('BEGIN PKCS7');
    const { value } = await read(name, bytesOf(name));
    expect(value?.certificates).toMatchObject([{ subject: 'CN=srv01' }]);
  });

  it('a .pfx file cut off anywhere is named', async () => {
    const whole = bytesOf('new.pfx');
    for (const length of [20, 100, 500, whole.length - 1]) {
      const { value, notes } = await read('new.pfx', whole.slice(0, length), 'open sesame');
      expect(value, `${length} bytes`).toBeUndefined();
      expect(notes).not.toEqual([]);
    }
  });
});
