import { existsSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../test/replay.ts';
import { DecodeError } from '../bytes/reader.ts';
import { fromHex, hex, join } from '../bytes/write.ts';
import { toUtf8 } from '../bytes/text.ts';
import type { ConnectionConfirm } from './connection-confirm.ts';
import { decodeConnectionConfirm, encodeConnectionConfirm } from './connection-confirm.ts';
import type { ConnectionRequest } from './connection-request.ts';
import { decodeConnectionRequest, encodeConnectionRequest } from './connection-request.ts';
import { negotiate } from './negotiation.ts';
import { negotiationFailureCodes, securityProtocols } from './security-protocols.ts';

const offer = ['ssl', 'hybrid', 'hybridEx'] as const;

describe('connection request', () => {
  const requests: readonly [string, ConnectionRequest, string][] = [
    ['modern offer', { offer, flags: 0 }, '03000013 0ee000000000 00 01000800 0b000000'],
    ['no block', { offer: ['none'] }, '0300000b 06e000000000 00'],
    [
      'cookie',
      { offer: ['ssl'], cookie: 'a', flags: 0 },
      '03000027 22e000000000 00 436f6f6b69653a206d737473686173683d61 0d0a 01000800 01000000',
    ],
    [
      'correlation id',
      { offer: ['rdp'], flags: 1, correlationId: new Uint8Array(16).fill(7) },
      `03000037 32e000000000 00 01090800 00000000 06002400 ${'07'.repeat(16)} ${'00'.repeat(16)}`,
    ],
    ['routing token', { offer: ['none'], routingToken: 'tok' }, '03000010 0be000000000 00 746f6b 0d0a'],
  ];

  it.each(requests)('%s is encoded and decoded', (_, request, bytes) => {
    expect(encodeConnectionRequest(request)).toEqual(fromHex(bytes));
    expect(decodeConnectionRequest(fromHex(bytes))).toEqual(request);
  });

  it('refuses a cookie that would end its own line', () => {
    expect(() => encodeConnectionRequest({ offer, cookie: 'a\r\nb' })).toThrow(RangeError);
  });
});

describe('connection confirm', () => {
  const confirms: readonly ConnectionConfirm[] = [
    ...Object.keys(securityProtocols).map(
      (protocol) => ({ outcome: 'accepted', protocol, flags: 0x1f }) as ConnectionConfirm,
    ),
    ...Object.entries(negotiationFailureCodes).map(
      ([failure, code]) => ({ outcome: 'refused', failure, code }) as ConnectionConfirm,
    ),
    { outcome: 'accepted', protocol: 'rdp', flags: 0, withoutBlock: true },
  ];

  it.each(confirms)('%o survives encoding', (confirm) => {
    expect(decodeConnectionConfirm(encodeConnectionConfirm(confirm))).toEqual(confirm);
  });

  it.each([
    ['failure 7', '03000013 0ed00000123400 03000800 07000000', 'failureCode: 7 is not defined'],
    ['protocol 0x20', '03000013 0ed00000123400 02000800 20000000', '0x20 is no protocol'],
    ['two protocols', '03000013 0ed00000123400 02000800 03000000', '0x3 is no protocol'],
    ['data', '0300000b 06f00000123400', 'X.224 data instead of'],
    ['a length beyond the packet', '0300000b 0ed00000123400', '14 is more than the 6 bytes there'],
  ])('%s is a decode error that says so', (_, bytes, problem) => {
    expect(() => decodeConnectionConfirm(fromHex(bytes))).toThrow(problem);
  });
});

describe('negotiate', () => {
  it('sends the offer and returns the choice with the bytes it took', () => {
    const { result, sent } = replay(
      negotiate(offer, { cookie: 'u' }),
      hex`030000130ed00000123400021f080008000000`,
    );
    expect(result).toEqual({ outcome: 'accepted', protocol: 'hybridEx', flags: 0x1f, bytes: 19 });
    expect(decodeConnectionRequest(sent[0]!)).toMatchObject({ offer, cookie: 'u' });
  });

  it('reads a confirm that comes byte by byte', () => {
    const confirm = encodeConnectionConfirm({
      outcome: 'refused',
      failure: 'hybridRequiredByServer',
      code: 5,
    });
    const { result } = replay(negotiate(['ssl']), ...Array.from(confirm, (byte) => Uint8Array.of(byte)));
    expect(result).toMatchObject({ outcome: 'refused', code: 5, bytes: 19 });
  });

  it.each([
    [
      'HTTP',
      toUtf8('HTTP/1.1 400 Bad Request\r\n'),
      { code: 'otherProtocol', params: { speaks: 'http', banner: 'HTTP/1.1 400 Bad Request' } },
    ],
    ['SSH', toUtf8('SSH-2.0-OpenSSH_9.2\r\n'), { code: 'otherProtocol', params: { speaks: 'ssh' } }],
    ['an echo', encodeConnectionRequest({ offer }), { code: 'otherProtocol', params: { speaks: 'echo' } }],
    [
      'length 0',
      hex`0300 0000 0ed0`,
      { code: 'badField', params: { field: 'TPKT.length', first: '030000000ed0' } },
    ],
    ['length 65535', hex`0300 ffff 0ed0`, { code: 'badField', params: { field: 'TPKT.length' } }],
    [
      'an MCS disconnect',
      hex`0300000902f0802180`,
      { code: 'badField', params: { field: 'ConnectionConfirm.code' } },
    ],
    [
      'a disconnect request',
      hex`0300000b06800000123400`,
      { code: 'badField', params: { field: 'ConnectionConfirm.code' } },
    ],
  ])('%s is malformed and keeps the first bytes', (_, bytes, problem) => {
    const { result } = replay(negotiate(offer), bytes);
    expect(result).toMatchObject({ outcome: 'malformed', first: bytes, problem });
  });

  it.each(['closed', 'reset', 'timedOut'] as const)(
    '%s in the middle is reported with its bytes',
    (ended) => {
      const { result } = replay(negotiate(offer), hex`030000`, { ended });
      expect(result).toEqual({ outcome: ended, bytes: 3, first: hex`030000` });
    },
  );

  it('never does anything but answer, whatever comes', () => {
    fc.assert(
      fc.property(mutatedConfirm(), fc.boolean(), (bytes, split) => {
        const arrivals = split ? [bytes.subarray(0, 3), bytes.subarray(3)] : [bytes];
        const { result } = replay(negotiate(offer), ...arrivals, { ended: 'closed' });
        expect(['accepted', 'refused', 'malformed', 'closed']).toContain(result.outcome);
      }),
      { numRuns: 2_000 },
    );
  });

  it('decodes any request or throws a DecodeError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        for (const candidate of [
          bytes,
          join(hex`0300`, Uint8Array.of(0, bytes.length + 5, bytes.length, 0xe0), bytes),
        ]) {
          try {
            decodeConnectionRequest(candidate);
          } catch (error) {
            expect(error).toBeInstanceOf(DecodeError);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

const samples = path(
  import.meta.dirname,
  '../../../../shared/fixtures/ntlm/fingerprintx/rdp-cc-per-windows-version.tsv',
);

describe.skipIf(!existsSync(samples))('confirms of real Windows versions (skipped without ../shared)', () => {
  it('are all decoded', () => {
    const confirms = readFileSync(samples, 'utf8')
      .split('\n')
      .filter((line) => /\t030000(0b06|130e)d0/.test(line) && !line.startsWith('GenericRDPSignature'))
      .map((line) => line.split('\t'));
    const outcomes = confirms.map(([name, bytes]) => [
      name,
      decodeConnectionConfirm(fromHex(bytes!)).outcome,
    ]);
    expect(outcomes).toContainEqual(['WindowsServer2016or2019', 'accepted']);
    expect(outcomes).toContainEqual(['WindowsServer2003', 'refused']);
    expect(outcomes.length).toBe(8);
  });
});

/** A valid confirm with some bytes replaced and cut, or bytes from nowhere. */
function mutatedConfirm(): fc.Arbitrary<Uint8Array> {
  const valid = encodeConnectionConfirm({ outcome: 'accepted', protocol: 'hybrid', flags: 0x1f });
  const mutated = fc
    .tuple(fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 4 }), fc.nat(valid.length))
    .map(([changes, length]) => {
      const bytes = valid.slice();
      for (const [at, value] of changes) bytes[at] = value;
      return bytes.subarray(0, length);
    });
  return fc.oneof(mutated, fc.uint8Array({ maxLength: 64 }));
}
