import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../../node/crypto.ts';
import { drive } from '../../../node/wire/drive.ts';
import { windowsSelfMade } from '../../../node/lab/certificate-kinds.ts';
import { tlsFacts } from '../../facts/tls.ts';
import { decodeCertificate } from '../x509/certificate.ts';
import { hello } from './hello-conversation.ts';
import type { Offer } from './hello.ts';
import { scanBriefly, scanDeeply, widestOffer } from './scan.ts';
import type { Scan } from './scan.ts';
import type { HelloAnswer } from './server-flight.ts';

const made = windowsSelfMade('SRV01', '2026-07-01T00:00:00Z');
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function listen(options: TlsOptions): Promise<number> {
  const server = createServer({ key: made.keyPem, cert: made.pem, ciphers: 'ALL:@SECLEVEL=0', ...options });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.21.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function ask(port: number, offer: Offer): Promise<HelloAnswer> {
  const socket = connect(port, '127.0.21.1');
  await once(socket, 'connect');
  try {
    return (await drive(hello(offer, nodeCrypto.random(32)), socket)).result;
  } finally {
    socket.destroy();
  }
}

async function run<Result>(port: number, scan: Scan<Result>) {
  let connections = 0;
  let step = scan.next();
  while (!step.done) {
    connections += 1;
    step = scan.next(await ask(port, step.value));
  }
  return { result: step.value, connections };
}

describe('against OpenSSL in node', () => {
  it.each([
    ['TLSv1.2', 'TLS 1.2', { outcome: 'serverHello', version: 'TLS 1.2' }],
    ['TLSv1.3', 'TLS 1.3', { outcome: 'serverHello', version: 'TLS 1.3' }],
    ['TLSv1.2', 'TLS 1.3', { outcome: 'alert', alert: 70 }],
    ['TLSv1', 'TLS 1.0', { outcome: 'serverHello', version: 'TLS 1.0' }],
    ['TLSv1', 'TLS 1.2', { outcome: 'serverHello', version: 'TLS 1.0' }],
    ['TLSv1.2', 'TLS 1.0', { outcome: 'alert', alert: 70 }],
    ['TLSv1.2', 'SSL 2.0', { outcome: 'alert' }],
    ['TLSv1.2', 'SSL 3.0', { outcome: 'alert' }],
  ] as const)('a server of %s alone, asked for %s', async (only, version, expected) => {
    const port = await listen({ minVersion: only, maxVersion: only });
    expect(await ask(port, widestOffer(version))).toMatchObject(expected);
  });

  it('shows the certificate of a TLS 1.2 server', async () => {
    const answer = await ask(await listen({ maxVersion: 'TLSv1.2' }), widestOffer('TLS 1.2'));
    expect(answer).toMatchObject({ outcome: 'serverHello', group: 'x25519' });
    const [der] = answer.outcome === 'serverHello' ? answer.certificates : [];
    expect(decodeCertificate(der ?? new Uint8Array(0), nodeCrypto)).toMatchObject({
      sha1: made.sha1,
      windowsSelfMade: true,
    });
  });

  it('is asked for its group when no key share is sent', async () => {
    const answer = await ask(await listen({ ecdhCurve: 'P-384' }), widestOffer('TLS 1.3'));
    expect(answer).toMatchObject({ version: 'TLS 1.3', group: 'secp384r1', retry: true });
  });

  it('goes on when the key share fits', async () => {
    const key = nodeCrypto.random(32);
    const answer = await ask(
      await listen({ ecdhCurve: 'X25519' }),
      widestOffer('TLS 1.3', { keyShares: [{ group: 0x1d, key }] }),
    );
    expect(answer).toMatchObject({ version: 'TLS 1.3', group: 'x25519', retry: false });
  });
});

describe('scans of OpenSSL in node', () => {
  it('takes two connections for a brief one', async () => {
    const { result, connections } = await run(await listen({ minVersion: 'TLSv1.1' }), scanBriefly());
    expect(connections).toBe(2);
    expect(result).toMatchObject({
      versions: { 'TLS 1.2': 'accepted', 'TLS 1.3': 'accepted' },
      exhaustive: false,
    });
    expect(tlsFacts.tlsSupport.parse(result)).toEqual(result);
  });

  it('finds everything in a deep one', async () => {
    const ciphers = 'AES256-SHA:ECDHE-RSA-AES128-GCM-SHA256:TLS_AES_256_GCM_SHA384:@SECLEVEL=0';
    const port = await listen({ minVersion: 'TLSv1.1', ciphers, ecdhCurve: 'P-256:X25519' });
    const { result } = await run(port, scanDeeply());
    expect(result.versions).toEqual({
      'SSL 2.0': 'refused',
      'SSL 3.0': 'refused',
      'TLS 1.0': 'refused',
      'TLS 1.1': 'accepted',
      'TLS 1.2': 'accepted',
      'TLS 1.3': 'accepted',
    });
    expect([...result.suites].sort()).toEqual([
      'TLS_AES_256_GCM_SHA384',
      'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_RSA_WITH_AES_256_CBC_SHA',
    ]);
    expect([...result.groups].sort()).toEqual(['secp256r1', 'x25519']);
    expect(result.signatureAlgorithms).toEqual(
      expect.arrayContaining(['rsa_pss_rsae_sha256', 'rsa_pkcs1_sha256', 'rsa_pkcs1_sha1']),
    );
    expect(result.exhaustive).toBe(true);
  });
});
