import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type CertificateRecipe } from '../../src/node/lab/certificates.ts';
import { openFleet } from '../../src/node/fleet/open-fleet.ts';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import { openStore } from '../../src/node/store/open-store.ts';
import { host } from './samples.ts';
import { noPostgres, startPostgres, type RunningPostgres } from './postgres.ts';

const always = { notBefore: '2020-01-01T00:00:00.000Z', notAfter: '2049-01-01T00:00:00.000Z' };
const authority = (commonName: string, keySlot: string) =>
  makeCertificate({
    ...always,
    key: 'ec256',
    commonName,
    keySlot,
    isCa: true,
    keyUsage: ['keyCertSign', 'cRLSign'],
  });
const ours = authority('Database Authority', 'database-ca');
const theirs = authority('Another Authority', 'another-ca');
const names = ['localhost', '127.0.0.1'];
const signed = (more: Partial<CertificateRecipe> = {}) =>
  makeCertificate({
    ...always,
    key: 'ec256',
    commonName: 'db',
    alternativeNames: names,
    issuer: ours,
    ...more,
  });

describe.skipIf(noPostgres() !== undefined)(`PostgreSQL over TLS ${noPostgres() ?? ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-postgres-tls-'));
  let server: RunningPostgres;
  let plain: string;
  const pem = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return `sslrootcert=${join(folder, name)}`;
  };
  const trustingUs = pem('ours.pem', ours.pem);
  const trustingThem = pem('theirs.pem', theirs.pem);
  const url = (hostname: string, ...parameters: readonly string[]) =>
    `${plain.replace('127.0.0.1', hostname)}?${parameters.join('&')}`;

  beforeAll(async () => {
    server = await startPostgres();
    plain = await server.newDatabase();
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  const refused = async (where: string, says: RegExp) => {
    const opening = openStore(where, () => {});
    await expect(opening).rejects.toMatchObject({ name: 'StoreProblem', kind: 'refused' });
    await expect(opening).rejects.toThrow(says);
  };

  it('a server without TLS is told from one that is away', async () => {
    await refused(url('localhost', 'sslmode=verify-full', trustingUs), /speaks no TLS; switch it on there/);
  });

  it('a certificate of the authority that is named is taken, by name and by address, for store and queue', async () => {
    const { pem: certificate, keyPem } = signed();
    server.useTls(certificate, keyPem);
    for (const name of ['localhost', '127.0.0.1']) {
      const fleet = await openFleet(url(name, 'sslmode=verify-full', trustingUs), systemClock, () => {});
      await fleet.store.hosts.put([host('srv01')]);
      expect(await fleet.store.hosts.all()).toHaveLength(1);
      await fleet.close();
    }
  });

  it('nobody else is trusted, and a file that is none is named', async () => {
    const nobody =
      /^store: postgres:\/\/postgres@localhost:\d+\/rdpdoctor1: nobody that is trusted here signed the certificate of the database; name its authority.+sslrootcert=FILE/;
    await refused(url('localhost', 'sslmode=verify-full', trustingThem), nobody);
    await refused(url('localhost', 'sslmode=verify-full'), nobody);
    await refused(
      url('localhost', 'sslmode=verify-full', `sslrootcert=${join(folder, 'no.pem')}`),
      /sslrootcert=\S+no\.pem: no such file$/,
    );
    const text = pem('text.pem', 'hello');
    await refused(url('localhost', 'sslmode=verify-full', text), /text\.pem: is no PEM file$/);
  });

  it('another name, another time, nobody else: each is said', async () => {
    const other = signed({ alternativeNames: ['db.example'] });
    server.useTls(other.pem, other.keyPem);
    for (const name of ['localhost', '127.0.0.1'])
      await refused(
        url(name, 'sslmode=verify-full', trustingUs),
        /is for another name; write the name that it holds into the URL/,
      );
    const old = signed({ notAfter: '2021-01-01T00:00:00.000Z' });
    server.useTls(old.pem, old.keyPem);
    await refused(url('localhost', 'sslmode=verify-full', trustingUs), /has expired; renew it there/);
    const own = makeCertificate({
      ...always,
      key: 'ec256',
      commonName: 'db',
      alternativeNames: names,
      keySlot: 'own',
    });
    server.useTls(own.pem, own.keyPem);
    await refused(url('localhost', 'sslmode=verify-full', trustingUs), /nobody that is trusted here/);
    // Named itself, it is trusted.
    const { store } = await openStore(
      url('localhost', 'sslmode=verify-full', pem('own.pem', own.pem)),
      () => {},
    );
    await store.close();
  });
});
