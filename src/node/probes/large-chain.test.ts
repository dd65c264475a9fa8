import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { join } from '../../core/bytes/write.ts';
import { latest } from '../../core/facts/case-file.ts';
import { encodeConnectionConfirm } from '../../core/protocol/connection-confirm.ts';
import { encodeRecords } from '../../core/protocol/tls/hello.ts';
import {
  encodeCertificates,
  encodeServerHello,
  encodeServerHelloDone,
} from '../../core/protocol/tls/server-encode.ts';
import { collect } from '../collect/collect.ts';
import { defaultCollectOptions } from '../collect/collect-options.ts';
import { makeCertificate } from '../lab/certificates.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

const leaf = makeCertificate({
  commonName: 'SRV01',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
}).der;

/** Chooses TLS, then shows this chain in clear and goes no further. */
async function serverShowing(chain: readonly Uint8Array[]): Promise<number> {
  const hello = encodeServerHello({ version: 'TLS 1.2', suite: 0xc02f, random: new Uint8Array(32).fill(7) });
  const flight = encodeRecords(22, 0x0303, join(hello, encodeCertificates(chain), encodeServerHelloDone()));
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(encodeConnectionConfirm({ outcome: 'accepted', protocol: 'ssl', flags: 1 }));
      socket.once('data', () => socket.write(flight));
    });
  }).listen(0, '127.0.23.4');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? address!.port : 0;
}

it.each([
  ['200 certificates', Array.from({ length: 200 }, () => leaf), 'read'],
  ['201 certificates', Array.from({ length: 201 }, () => leaf), 'refused'],
  ['a chain of 1 MB', [leaf, new Uint8Array(1_000_000)], 'refused'],
  ['a certificate of zeros', [new Uint8Array(1_000)], 'refused'],
])('%s take bounded time and memory', async (_name, chain, expected) => {
  const port = await serverShowing(chain);
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const options = { ...defaultCollectOptions, timeoutMs: 400, deadlineMs: 6_000 };
  const file = await collect({ host: '127.0.23.4', port }, options);
  const known = latest(file.facts);
  expect(known.rdpNegotiation?.value).toMatchObject({ outcome: 'accepted' });
  if (expected === 'read') {
    expect(known.tlsChain?.value.length).toBe(200);
    expect(known.tlsCertificate?.value.subject).toBe('CN=SRV01');
  } else {
    expect(known.tlsCertificate).toBeUndefined();
    expect(file.gaps.find(({ name }) => name === 'tlsCertificate')?.detail.code).toBeTruthy();
  }
  expect(performance.now() - started).toBeLessThan(5 * options.deadlineMs);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
});
