import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPfx } from '../files/pfx.ts';
import { rewrapPfx } from './rewrap-pfx.ts';

/** A chain of two and its key, as `openssl pkcs12 -export` of OpenSSL 3 writes it. */
function pfxOf(kind: 'rsa' | 'ec', ...flags: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-pfx-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const run = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const newKey = kind === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  run(
    'req',
    '-x509',
    '-newkey',
    ...newKey,
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=ca',
  );
  run('req', '-newkey', ...newKey, '-nodes', '-keyout', 'a.key', '-out', 'a.csr', '-subj', '/CN=rdp.example');
  run('x509', '-req', '-in', 'a.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-out', 'a.pem', '-days', '9');
  run(
    'pkcs12',
    '-export',
    '-inkey',
    'a.key',
    '-in',
    'a.pem',
    '-certfile',
    'ca.pem',
    '-out',
    'a.pfx',
    '-passout',
    'pass:p "w" $',
    ...flags,
  );
  return new Uint8Array(readFileSync(join(folder, 'a.pfx')));
}

describe('a .pfx for Windows before build 17763', () => {
  it('is wrapped anew with the same certificates, the key and the password', async () => {
    const old = pfxOf('rsa');
    const made = await rewrapPfx(old, 'p "w" $');
    if (!(made instanceof Uint8Array)) throw new Error(JSON.stringify(made));
    const [before, after] = [await openPfx(old, 'p "w" $'), await openPfx(made, 'p "w" $')];
    expect(after).toEqual(before);
    expect(after).toMatchObject({ hasPrivateKey: true });
    // pbeWithSHAAnd3-KeyTripleDES-CBC is there, PBES2 is not.
    expect(Buffer.from(made).includes(Buffer.from('060a2a864886f70d010c0103', 'hex'))).toBe(true);
    expect(await rewrapPfx(made, 'p "w" $')).toBeUndefined();
    expect(await openPfx(made, 'other')).toEqual({ problem: 'the password does not open it' });
  });

  it.each([
    ['rsa', 'wrong password', 'no'],
    ['ec', 'key of another kind', 'p "w" $'],
  ] as const)('%s: says why not (%s)', async (kind, _, password) => {
    expect(await rewrapPfx(pfxOf(kind), password)).toEqual({ problem: expect.any(String) });
  });
});
