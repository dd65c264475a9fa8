import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../../test/replay.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { hex, join, u24be } from '../../bytes/write.ts';
import { encodeRecords } from './hello.ts';
import { hello, overhearServerFlight } from './hello-conversation.ts';
import {
  encodeAlert,
  encodeCertificates,
  encodeHandshake,
  encodeServerHello,
  encodeServerHelloDone,
} from './server-encode.ts';

const random = Uint8Array.from({ length: 32 }, (_, i) => i);
const leaf = new Uint8Array(700).fill(7);
const record = (...messages: readonly Uint8Array[]) => encodeRecords(22, 0x0303, join(...messages));

const serverHello = encodeServerHello({ version: 'TLS 1.2', suite: 0xc030, random });
// named curve x25519, 4-byte point, rsa_pss_rsae_sha256, 2-byte signature
const ecdhe = encodeHandshake(12, hex`03 001d 04 01020304  0804 0002 0000`);
const request = encodeHandshake(13, hex`02 01 40  0004 0804 0401  0005 0003 303132`);
const flight = record(serverHello, encodeCertificates([leaf]), ecdhe, request, encodeServerHelloDone());

const hear = (...arrivals: Parameters<typeof replay>[1][]) =>
  replay(overhearServerFlight(), ...arrivals).result;

const revealed = {
  outcome: 'serverHello',
  version: 'TLS 1.2',
  suite: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  suiteNumber: 0xc030,
  group: 'x25519',
  groupNumber: 0x1d,
  signatureAlgorithm: 'rsa_pss_rsae_sha256',
  signatureAlgorithmNumber: 0x0804,
  certificates: [leaf],
  retry: false,
  certificateRequest: { certificateTypes: [1, 64], signatureAlgorithms: [0x0804, 0x0401], authorities: 1 },
  extensions: [0xff01],
  random,
  warnings: [],
};

it('tells what a TLS 1.2 server reveals', () => {
  expect(hear(flight)).toEqual(revealed);
});

it('puts together a flight that arrives byte by byte', () => {
  expect(hear(...Array.from(flight, (byte) => Uint8Array.of(byte)))).toEqual(revealed);
});

it('puts together messages that are cut over small records', () => {
  const messages = join(serverHello, encodeCertificates([leaf]), ecdhe, request, encodeServerHelloDone());
  const records = Array.from({ length: Math.ceil(messages.length / 7) }, (_, i) =>
    encodeRecords(22, 0x0303, messages.subarray(7 * i, 7 * i + 7)),
  );
  expect(hear(join(...records))).toEqual(revealed);
});

it('tells the size of a DHE prime, and no signature algorithm before TLS 1.2', () => {
  const dhe = encodeHandshake(
    12,
    join(hex`0080`, new Uint8Array(128).fill(0xff), hex`0001 02  0001 05  0002 0000`),
  );
  const old = encodeServerHello({ version: 'TLS 1.0', suite: 0x0039, random });
  const answer = hear(record(old, encodeCertificates([leaf]), dhe, encodeServerHelloDone()));
  expect(answer).toMatchObject({ version: 'TLS 1.0', keyExchangeBits: 1024 });
  expect(answer).not.toHaveProperty('signatureAlgorithm');
});

it('takes a HelloRetryRequest for an answer', () => {
  const retry = hex`cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c`;
  const message = encodeServerHello({ version: 'TLS 1.3', suite: 0x1302, random: retry, group: 0x18 });
  expect(hear(record(message))).toMatchObject({
    version: 'TLS 1.3',
    suite: 'TLS_AES_256_GCM_SHA384',
    group: 'secp384r1',
    retry: true,
    certificates: [],
  });
});

it('takes a TLS 1.3 ServerHello for an answer', () => {
  const message = encodeServerHello({ version: 'TLS 1.3', suite: 0x1301, random, group: 0x1d, key: random });
  expect(hear(record(message))).toMatchObject({ version: 'TLS 1.3', group: 'x25519', retry: false });
});

it('takes a resumed handshake, which shows no certificate, for an answer', () => {
  expect(hear(join(record(serverHello), encodeRecords(20, 0x0303, hex`01`)))).toMatchObject({
    outcome: 'serverHello',
    certificates: [],
  });
});

it.each([
  [40, {}, [encodeAlert('fatal', 40)], { sawServerHello: false, sawCertificate: false, bytes: 7 }],
  [80, {}, [record(serverHello), encodeAlert('fatal', 80)], { sawServerHello: true, sawCertificate: false }],
  [0, {}, [encodeAlert('warning', 0)], { level: 'warning' }],
] as const)('reports alert %i', (alert, _, records, more) => {
  expect(hear(join(...records))).toMatchObject({ outcome: 'alert', alert, ...more });
});

it('passes over a warning and remembers it', () => {
  expect(hear(join(encodeAlert('warning', 112), flight))).toEqual({ ...revealed, warnings: [112] });
});

describe.each(['closed', 'reset', 'timedOut'] as const)('a server that %s', (ended) => {
  it.each([
    ['at once', new Uint8Array(0), { bytes: 0, sawServerHello: false, sawCertificate: false }],
    [
      'after its hello',
      record(serverHello),
      { sawServerHello: true, sawCertificate: false, version: 'TLS 1.2' },
    ],
    ['inside its certificate', flight.subarray(0, 300), { bytes: 300, sawCertificate: false }],
    [
      'after its certificate',
      join(record(serverHello), record(encodeCertificates([leaf]))),
      { sawServerHello: true, sawCertificate: true },
    ],
  ])('%s', (_, bytes, progress) => {
    expect(hear(bytes, { ended })).toMatchObject({ outcome: ended, ...progress });
  });
});

it.each([
  ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['three bytes', 'no\n'],
])('hands over the first bytes of %s', (_, text) => {
  expect(hear(toUtf8(text))).toEqual({ outcome: 'notTls', first: toUtf8(text) });
});

it('keeps 256 bytes of an answer that is not TLS', () => {
  expect(hear(new Uint8Array(9000))).toEqual({ outcome: 'notTls', first: new Uint8Array(256) });
});

const chain = (count: number, size: number) =>
  hear(record(serverHello, encodeCertificates(Array.from({ length: count }, () => new Uint8Array(size)))), {
    ended: 'closed',
  });

describe('bounds', () => {
  it('reads 200 certificates', () => {
    expect(chain(200, 1000)).toMatchObject({ outcome: 'closed', sawCertificate: true });
  });

  it('refuses 201', () => {
    expect(chain(201, 10)).toEqual({
      outcome: 'malformed',
      problem: { code: 'badField', params: { field: 'Certificate.list' } },
    });
  });

  it('reads a chain of a mebibyte less its headers', () => {
    expect(chain(1, 1_048_576 - 6)).toMatchObject({ outcome: 'closed', sawCertificate: true });
  });

  it('refuses a byte more', () => {
    expect(chain(1, 1_048_576 - 5)).toEqual({
      outcome: 'malformed',
      problem: { code: 'badField', params: { field: 'Handshake.length' } },
    });
  });

  it('refuses a record that is too long', () => {
    expect(hear(hex`16 0303 ffff`)).toEqual({
      outcome: 'malformed',
      problem: { code: 'badField', params: { field: 'TlsRecord.length' } },
    });
  });

  it('refuses endless empty records', () => {
    const empty = join(...Array.from({ length: 20_001 }, () => hex`16 0303 0000`));
    expect(hear(empty)).toMatchObject({ problem: { code: 'badField', params: { field: 'server flight' } } });
  });

  it('refuses endless messages', () => {
    const status = encodeHandshake(22);
    const many = Array.from({ length: 100 }, () => status);
    expect(hear(record(serverHello, ...many))).toMatchObject({
      problem: { code: 'badField', params: { field: 'server flight' } },
    });
  });
});

it.each([
  ['a certificate first', record(encodeCertificates([leaf]))],
  ['application data first', encodeRecords(23, 0x0303, leaf)],
  ['two hellos', record(serverHello, serverHello)],
])('names what is wrong with %s', (_, bytes) => {
  expect(hear(bytes)).toEqual({
    outcome: 'malformed',
    problem: { code: 'badField', params: { field: 'server flight' } },
  });
});

it('names the field of a certificate message that is cut short', () => {
  const cut = encodeHandshake(11, u24be(10), u24be(50), hex`00`);
  expect(hear(record(serverHello, cut))).toMatchObject({
    outcome: 'malformed',
    problem: { code: 'badField', params: { field: 'Certificate.list' } },
  });
});

const askSsl2 = (...answer: Parameters<typeof replay>[1][]) =>
  replay(hello({ versions: ['SSL 2.0'], suites: [0x010080] }, random), ...answer).result;

describe('an SSL 2.0 hello', () => {
  it('is answered by a server that still speaks it', () => {
    // record, SERVER-HELLO, no session, X.509, version 2, certificate 2, kinds 6, id 1
    const answer = hex`8014 04 00 01 0002 0002 0006 0001  aabb  0700c0 010080  ff`;
    expect(askSsl2(answer)).toMatchObject({
      outcome: 'serverHello',
      version: 'SSL 2.0',
      certificates: [hex`aabb`],
      ssl2Suites: ['SSL2_DES_192_EDE3_CBC_WITH_MD5', 'SSL2_RC4_128_WITH_MD5'],
    });
  });

  it.each([
    ['an SSL 2.0 error', hex`8003 00 0001`, { outcome: 'ssl2Error', code: 1 }],
    ['a TLS alert', encodeAlert('fatal', 70), { outcome: 'alert', alert: 70 }],
    ['something else', toUtf8('HTTP/1.0 400'), { outcome: 'notTls' }],
  ])('is answered by %s', (_, answer, expected) => {
    expect(askSsl2(answer)).toMatchObject(expected);
  });

  it('is answered by nothing', () => {
    expect(askSsl2({ ended: 'closed' })).toMatchObject({ outcome: 'closed', bytes: 0 });
  });
});

it('returns whatever the bytes, in bounded steps', () => {
  const outcomes = ['serverHello', 'alert', 'malformed', 'closed', 'notTls'];
  const mutated = fc
    .tuple(fc.nat(flight.length - 1), fc.nat(255), fc.nat(flight.length))
    .map(([at, byte, length]) => flight.with(at, byte).subarray(0, length));
  const framed = fc.uint8Array({ maxLength: 200 }).map((bytes) => record(serverHello, bytes));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated, framed), (bytes) => {
      expect(outcomes).toContain(hear(bytes, { ended: 'closed' }).outcome);
    }),
    { numRuns: 5000 },
  );
});
