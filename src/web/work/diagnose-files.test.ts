import { createCipheriv } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromUtf8, toHex, toUtf8 } from '../../core/bytes/text.ts';
import { nodeCrypto } from '../../node/crypto.ts';
import { sourceOf } from '../../core/evidence/reader.ts';
import { latest } from '../../core/facts/case-file.ts';
import { answered, judge } from './judge.ts';
import { webCrypto } from './crypto.ts';
import { casesOfFiles } from './diagnose-files.ts';
import { inflate, salvage } from './inflate.ts';
import { salvage as nodeSalvage } from '../../node/files/inflate.ts';

const now = '2026-09-01T12:00:00.000Z';
const reg =
  'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]\r\n"fDenyTSConnections"=dword:00000001\r\n';

const headlinesOf = async (name: string, bytes: Uint8Array) => {
  const { cases, notes } = await casesOfFiles([sourceOf(name, bytes)], now);
  const judged = cases.map((file) => judge(file, { id: 'preview', createdAt: now }, '0.0.0'));
  return { headlines: judged.map(({ sheet }) => sheet.report.headline), notes };
};

it('judges a dropped registry export, packed or not', async () => {
  for (const bytes of [toUtf8(reg), new Uint8Array(gzipSync(reg))]) {
    expect(await headlinesOf('server.reg', bytes)).toEqual({
      headlines: ['Remote Desktop is switched off on the server.'],
      notes: [],
    });
  }
});

it('says what a file is that it cannot read', async () => {
  expect(await headlinesOf('photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toEqual({
    headlines: [],
    notes: [
      'photo.jpg: a JPEG image (type the numbers and the sentence of the dialog instead), none of the kinds that are read',
    ],
  });
});

it('judges a case once more with an answer, and keeps what was told before', async () => {
  const { cases } = await casesOfFiles([sourceOf('server.reg', toUtf8(reg))], now);
  const told = answered(answered(cases[0]!, { place: 'azure' }, now), { otherClientsWork: false }, now);
  expect(latest(told.facts).reportedContext?.value).toEqual({ place: 'azure', otherClientsWork: false });
});

describe('cryptography agrees with that of Node', () => {
  const bytes = toUtf8('abc');
  it.each(['md5', 'sha1', 'sha256', 'sha384'] as const)('%s', (name) => {
    expect(toHex(webCrypto.hash(name, bytes))).toBe(toHex(nodeCrypto.hash(name, bytes)));
    expect(toHex(webCrypto.hmac(name, bytes, bytes))).toBe(toHex(nodeCrypto.hmac(name, bytes, bytes)));
  });

  it.each([
    ['aes-128-ccm', 16, 16, 0],
    ['aes-256-ccm', 32, 8, 33],
  ] as const)('%s', (name, keyLength, tagLength, length) => {
    const [key, nonce] = [new Uint8Array(keyLength).fill(7), new Uint8Array(12).fill(9)];
    const [text, aad] = [new Uint8Array(length).fill(1), toUtf8('header')];
    const cipher = createCipheriv(name, key, nonce, { authTagLength: tagLength });
    cipher.setAAD(aad, { plaintextLength: length });
    const sealed = new Uint8Array(Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]));
    expect(webCrypto.openAesCcm(key, nonce, aad, sealed, tagLength)).toEqual(text);
    expect(webCrypto.openAesCcm(key, nonce, bytes, sealed, tagLength)).toBeUndefined();
  });

  it('refuses a tag that does not match, as an answer', () => {
    const [key, nonce, none, sealed] = [
      new Uint8Array(16),
      new Uint8Array(12),
      new Uint8Array(0),
      new Uint8Array(32),
    ];
    expect(webCrypto.openAesGcm(key, nonce, none, sealed)).toBeUndefined();
    expect(webCrypto.openChaCha20(new Uint8Array(32), nonce, none, sealed)).toBeUndefined();
  });
});

it('reads the beginning of a cut archive, as Node does', () => {
  const text = Array.from({ length: 9_000 }, (_, i) => `line ${i * 7_919}`).join('\n');
  const cut = new Uint8Array(gzipSync(text)).slice(0, 12_000);
  for (const saved of [salvage(cut, 'gzip', 1_000_000), nodeSalvage(cut, 'gzip', 1_000_000)]) {
    expect(saved.length).toBeGreaterThan(5_000);
    expect(text.startsWith(fromUtf8(saved))).toBe(true);
  }
  expect(inflate(cut, 'gzip', 1_000_000)).toBeUndefined();
});

it('stops a bomb at its limit', () => {
  const bomb = new Uint8Array(deflateRawSync(Buffer.alloc(10_000_000)));
  expect(inflate(bomb, 'raw', 1_000_000)).toBeUndefined();
  expect(inflate(bomb, 'raw', 10_000_000)).toHaveLength(10_000_000);
});
