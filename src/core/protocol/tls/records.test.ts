import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../../test/replay.ts';
import { hex, join } from '../../bytes/write.ts';
import { Channel, malformed } from '../conversation.ts';
import { HandshakeAssembler, looksLikeTls, takeRecord } from './records.ts';
import { encodeHandshake } from './server-encode.ts';

function* oneRecord() {
  try {
    return yield* takeRecord(new Channel());
  } catch (error) {
    return malformed(error);
  }
}

it('takes one record and leaves the next', () => {
  expect(replay(oneRecord(), hex`15 0301 0002 0228 16 0303`).result).toEqual({
    type: 21,
    version: 0x0301,
    fragment: hex`0228`,
  });
});

it.each([
  [hex`05 0301 0002`, 'TlsRecord.type'],
  [hex`16 0501 0002`, 'TlsRecord.version'],
  [hex`16 0301 4801`, 'TlsRecord.length'],
])('names what is wrong with %o', (bytes, field) => {
  expect(replay(oneRecord(), bytes).result).toEqual({
    outcome: 'malformed',
    problem: { code: 'badField', params: { field } },
  });
});

it('reports how the peer ended inside a record', () => {
  expect(replay(oneRecord(), hex`16 0301 0002 01`, { ended: 'reset' }).result).toBe('reset');
});

it.each([
  [hex``, true],
  [hex`16`, true],
  [hex`15 03`, true],
  [hex`16 02`, false],
  [hex`80 03`, false],
  [hex`48 54`, false],
])('%o looks like TLS: %s', (bytes, expected) => {
  expect(looksLikeTls(bytes)).toBe(expected);
});

describe('HandshakeAssembler', () => {
  it('gives back the messages however they are cut', () => {
    const messages = fc.array(fc.record({ type: fc.nat(255), body: fc.uint8Array({ maxLength: 50 }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 20 }), (wanted, size) => {
        const whole = join(...wanted.map(({ type, body }) => encodeHandshake(type, body)));
        const assembler = new HandshakeAssembler();
        const got = [];
        for (let at = 0; at < whole.length; at += size) {
          assembler.push(whole.subarray(at, at + size));
          for (let message = assembler.next(); message; message = assembler.next()) got.push(message);
        }
        expect(got.map(({ type, body }) => ({ type, body: [...body] }))).toEqual(
          wanted.map(({ type, body }) => ({ type, body: [...body] })),
        );
        expect(assembler.pending).toBe(0);
      }),
    );
  });

  it('refuses a message of over a mebibyte as soon as its header is there', () => {
    const assembler = new HandshakeAssembler();
    assembler.push(hex`0b 100001`);
    expect(() => assembler.next()).toThrow(
      'Handshake.length: 1048577 bytes, more than the 1048576 read here',
    );
  });
});
