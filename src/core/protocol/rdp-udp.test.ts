import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { replay } from '../../../test/replay.ts';
import { DecodeError } from '../bytes/reader.ts';
import { toHex } from '../bytes/text.ts';
import { hex } from '../bytes/write.ts';
import { encodeEarlyUserAuth, earlyUserAuth } from './credssp/early-user-auth.ts';
import { decodeRdpUdpSyn, decodeRdpUdpSynAck, encodeRdpUdpSyn, firstSyn } from './rdp-udp.ts';
import {
  decodeRdstlsCapabilities,
  decodeRdstlsResult,
  encodeRdstlsCapabilities,
  encodeRdstlsResult,
  rdstlsCapabilities,
} from './rdstls.ts';

it('a SYN is laid out as [MS-RDPEUDP] 2.2.2 says, and padded to the MTU', () => {
  const bytes = encodeRdpUdpSyn(firstSyn(0x01020304));
  expect(toHex(bytes.subarray(0, 20))).toBe('ffffffff004010010102030404d004d000010002');
  expect(bytes).toHaveLength(1232);
  expect(decodeRdpUdpSyn(bytes)).toEqual({ ...firstSyn(0x01020304), ack: undefined });
});

it('a SYN+ACK is accepted for our own sequence number only', () => {
  const answer = encodeRdpUdpSyn({ ...firstSyn(9), ack: 0xfffffff0 });
  expect(decodeRdpUdpSynAck(answer, 0xfffffff0)).toMatchObject({
    ack: 0xfffffff0,
    initialSequence: 9,
    version: 2,
  });
  expect(() => decodeRdpUdpSynAck(answer, 5)).toThrow('acknowledges 4294967280 instead of 5');
  expect(() => decodeRdpUdpSynAck(encodeRdpUdpSyn(firstSyn(9)), 5)).toThrow('acknowledges nothing');
});

it('a datagram that is none is a DecodeError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      for (const decode of [decodeRdpUdpSyn, decodeRdstlsCapabilities, decodeRdstlsResult]) {
        try {
          decode(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

it('RDSTLS capabilities and results are encoded and decoded', () => {
  expect(toHex(encodeRdstlsCapabilities())).toBe('0100010001000100');
  expect(decodeRdstlsResult(encodeRdstlsResult(0x52e))).toBe(0x52e);
  expect(replay(rdstlsCapabilities(), hex`01000100`, hex`01000300`).result).toEqual({
    outcome: 'offered',
    versions: 3,
  });
  expect(replay(rdstlsCapabilities(), hex`0300000902f08021`).result).toMatchObject({ outcome: 'malformed' });
});

it.each([
  [0, { outcome: 'allowed', code: 0 }],
  [5, { outcome: 'denied', code: 5 }],
  [9, { outcome: 'unknownCode', code: 9 }],
])('early user authorization %i is read', (code, expected) => {
  expect(replay(earlyUserAuth(), encodeEarlyUserAuth(code)).result).toEqual(expected);
});
