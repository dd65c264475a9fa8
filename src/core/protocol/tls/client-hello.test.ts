import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { converse, replay } from '../../../../test/replay.ts';
import { DecodeError } from '../../bytes/reader.ts';
import { Channel, malformed } from '../conversation.ts';
import { decodeClientHello, takeClientHello } from './client-hello.ts';
import { encodeClientHello } from './hello.ts';
import type { Offer } from './hello.ts';
import { hello } from './hello-conversation.ts';
import { suitesOf } from './suites.ts';

const random = Uint8Array.from({ length: 32 }, (_, i) => i);

function* server() {
  try {
    return yield* takeClientHello(new Channel());
  } catch (error) {
    return malformed(error);
  }
}

const read = (offer: Offer) => replay(server(), encodeClientHello(offer, random)).result;

it('reads back a modern hello', () => {
  const offer: Offer = {
    versions: ['TLS 1.2', 'TLS 1.3'],
    suites: [0x1302, 0xc030],
    groups: [0x1d, 0x17],
    signatureAlgorithms: [0x0804, 0x0401],
    serverName: 'srv01.corp.example',
    keyShares: [{ group: 0x1d, key: new Uint8Array(32) }],
    sessionId: new Uint8Array(32),
  };
  expect(read(offer)).toEqual({
    legacyVersion: 0x0303,
    versions: ['TLS 1.3', 'TLS 1.2'],
    random,
    sessionId: new Uint8Array(32),
    suites: [0x1302, 0xc030],
    serverName: 'srv01.corp.example',
    groups: [0x1d, 0x17],
    signatureAlgorithms: [0x0804, 0x0401],
    keyShares: [0x1d],
    applicationProtocols: [],
    extensions: [0, 10, 11, 13, 43, 45, 51, 23, 0xff01],
    inSsl2Format: false,
  });
});

it.each(['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] as const)('reads back a hello for %s alone', (version) => {
  const hello = read({
    versions: [version],
    suites: suitesOf(version),
    groups: [23],
    signatureAlgorithms: [0x401],
  });
  expect(hello).toMatchObject({
    versions: [version],
    suites: suitesOf(version),
    groups: [23],
    signatureAlgorithms: version === 'TLS 1.2' ? [0x401] : [],
  });
});

it('sends SSL 3.0 no extensions but the renegotiation suite', () => {
  expect(read({ versions: ['SSL 3.0'], suites: [4, 5], groups: [23] })).toMatchObject({
    versions: ['SSL 3.0'],
    suites: [4, 5, 0x00ff],
    extensions: [],
  });
});

it('reads back a hello in SSL 2.0 format', () => {
  expect(read({ versions: ['SSL 2.0'], suites: suitesOf('SSL 2.0') })).toMatchObject({
    versions: ['SSL 2.0'],
    suites: suitesOf('SSL 2.0'),
    random: random.subarray(0, 16),
    inSsl2Format: true,
  });
});

it('sends an empty key share list where none is given', () => {
  const sent = encodeClientHello({ versions: ['TLS 1.3'], suites: [0x1301], groups: [0x1d] }, random);
  expect(Buffer.from(sent).toString('hex')).toContain('003300020000');
});

it('puts together a hello that arrives byte by byte', () => {
  const sent = encodeClientHello({ versions: ['TLS 1.2'], suites: [5] }, random);
  const bytes = Array.from(sent, (byte) => Uint8Array.of(byte));
  expect(replay(server(), ...bytes).result).toMatchObject({ suites: [5] });
});

it('reports how a client ended that said too little', () => {
  expect(replay(server(), Uint8Array.of(22), { ended: 'reset' }).result).toBe('reset');
});

it('names what is wrong with something else', () => {
  expect(replay(server(), new TextEncoder().encode('GET / HTTP/1.1\r\n')).result).toEqual({
    outcome: 'malformed',
    problem: { code: 'badField', params: { field: 'TlsRecord.type' } },
  });
});

it('hears what the hello conversation says', () => {
  const offer = { versions: ['TLS 1.2'], suites: [0xc030], serverName: 'a.example' } as const;
  expect(converse(hello(offer, random), server()).server).toMatchObject({ serverName: 'a.example' });
});

it('refuses random of another length', () => {
  expect(() => encodeClientHello({ versions: ['TLS 1.2'], suites: [5] }, new Uint8Array(31))).toThrow(
    RangeError,
  );
});

it('returns or throws DecodeError whatever the bytes', () => {
  const valid = encodeClientHello(
    {
      versions: ['TLS 1.2', 'TLS 1.3'],
      suites: [1, 2],
      groups: [1],
      signatureAlgorithms: [1],
      serverName: 'x',
      keyShares: [{ group: 29, key: random }],
    },
    random,
  ).subarray(9);
  const mutated = fc
    .tuple(fc.nat(valid.length - 1), fc.nat(255), fc.nat(valid.length))
    .map(([at, byte, length]) => valid.with(at, byte).subarray(0, length));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated), (bytes) => {
      try {
        decodeClientHello(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }),
    { numRuns: 3000 },
  );
});
