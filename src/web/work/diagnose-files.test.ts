import { createCipheriv } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromUtf8, toHex, toUtf8 } from '../../core/bytes/text.ts';
import { nodeCrypto } from '../../node/crypto.ts';
import { renderArticle } from '../../core/report/html-article.ts';
import { webCrypto } from './crypto.ts';
import { diagnoseFiles } from './diagnose-files.ts';
import { inflate, salvage } from './inflate.ts';
import { salvage as nodeSalvage } from '../../node/files/inflate.ts';

const now = '2026-09-01T12:00:00.000Z';
const reg =
  'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]\r\n"fDenyTSConnections"=dword:00000001\r\n';

it('judges a dropped registry export, packed or not', async () => {
  for (const bytes of [toUtf8(reg), new Uint8Array(gzipSync(reg))]) {
    const { reports, notes } = await diagnoseFiles([{ name: 'server.reg', bytes }], now);
    expect(notes).toEqual([]);
    expect(reports.map(({ headline }) => headline)).toEqual([
      'Remote Desktop is switched off on the server.',
    ]);
  }
});

it('says what a file is that it cannot read', async () => {
  const { reports, notes } = await diagnoseFiles(
    [{ name: 'photo.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) }],
    now,
  );
  expect(reports).toEqual([]);
  expect(notes).toEqual([
    'photo.jpg: a JPEG image (type the numbers and the sentence of the dialog instead), none of the kinds that are read',
  ]);
});

it('turns no text of a file into markup', async () => {
  const { reports } = await diagnoseFiles(
    [{ name: '<img src=x onerror=alert(1)>.reg', bytes: toUtf8(reg) }],
    now,
  );
  const html = renderArticle(reports[0]!);
  expect(html).not.toContain('<img');
  expect(html).toContain('&#60;img');
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
