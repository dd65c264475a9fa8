import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { converse, replay } from '../../../../test/replay.ts';
import { DecodeError } from '../../bytes/reader.ts';
import { fromHex, hex, join } from '../../bytes/write.ts';
import { toUtf8 } from '../../bytes/text.ts';
import type { Conversation } from '../conversation.ts';
import { Channel } from '../conversation.ts';
import { decodeX224Data, encodeX224Data } from '../tpkt.ts';
import { decodeClientData, encodeClientData } from './client-data.ts';
import { decodeClientInfo, encodeClientInfo } from './client-info.ts';
import {
  decodeConnectInitial,
  decodeConnectResponse,
  encodeConnectInitial,
  encodeConnectResponse,
} from './connect.ts';
import type { DomainPdu } from './domain.ts';
import { decodeDomainPdu, encodeDomainPdu } from './domain.ts';
import { decodeLicense, encodeLicenseError, isLicensePacket } from './license.ts';
import { sendToClient, serveSession } from './serve-session.ts';
import { decodeServerCertificate, encodeProprietaryCertificate } from './server-certificate.ts';
import type { ServerData } from './server-data.ts';
import { decodeServerData, encodeServerData, rdpVersionName } from './server-data.ts';
import { startSession } from './session-start.ts';
import { decodeSharePdus, encodeDemandActive, encodeSetErrorInfo } from './share.ts';
import { standardSecurity } from './standard-security.ts';

const certificate = encodeProprietaryCertificate({
  modulus: new Uint8Array(64).fill(0xc1),
  exponent: 65537,
  signature: new Uint8Array(64).fill(0x51),
});
const standard: ServerData = {
  version: 0x80004,
  requestedProtocols: 0,
  encryptionMethod: 2,
  encryptionLevel: 2,
  serverRandom: new Uint8Array(32).fill(9),
  serverCertificate: certificate,
  ioChannel: 1003,
};
const insideTls: ServerData = { version: 0x8000d, encryptionMethod: 0, encryptionLevel: 0, ioChannel: 1003 };
const info = { domain: 'CORP', user: 'änne', password: 'Grüße' };

describe('standard security', () => {
  it('is told from the Connect-Response', () => {
    const { client } = converse(standardSecurity(), serveSession(standard));
    expect(client).toMatchObject({
      outcome: 'answered',
      security: {
        rdpVersion: '5.0–8.1',
        encryptionMethods: ['128bit'],
        encryptionLevel: 'clientCompatible',
        serverRandomBytes: 32,
        certificate: 'proprietary',
        rsaBits: 512,
      },
    });
  });

  it.each([
    ['no certificate', { ...insideTls }, { certificate: 'absent', encryptionMethods: ['none'] }],
    [
      'an unreadable certificate',
      { ...standard, serverCertificate: hex`0300` },
      { certificate: 'malformed' },
    ],
    [
      'an X.509 chain',
      { ...standard, serverCertificate: hex`02000080 01000000 03000000 300100` },
      { certificate: 'x509', certificates: [hex`300100`] },
    ],
  ])('%s is told as such', (_, server, expected) => {
    expect(converse(standardSecurity(), serveSession(server)).client).toMatchObject({ security: expected });
  });

  it.each([
    ['a disconnect', hex`0300000902f0802180`, { outcome: 'disconnected', reason: 3 }],
    ['a rejection', encodeX224Data(encodeConnectResponse({ result: 2 })), { outcome: 'rejected', result: 2 }],
    [
      'HTTP',
      toUtf8('HTTP/1.1'),
      { outcome: 'malformed', problem: { code: 'badField', params: { field: 'TPKT.version' } } },
    ],
  ])('%s is told as such', (_, bytes, expected) => {
    expect(replay(standardSecurity(), bytes).result).toMatchObject(expected);
  });
});

describe('a session', () => {
  it.each([
    [
      'begins',
      [encodeLicenseError(7), encodeSetErrorInfo(0), encodeDemandActive()],
      { outcome: 'started', reached: 'demandActive', licenseError: 7, errorInfo: 0 },
    ],
    [
      'is refused by licensing',
      [encodeLicenseError(6)],
      { outcome: 'closed', reached: 'license', licenseError: 6 },
    ],
    [
      'is refused with an error code',
      [encodeLicenseError(7), encodeSetErrorInfo(0x16)],
      { outcome: 'errorInfo', errorInfo: 0x16, reached: 'license' },
    ],
    [
      'is refused before licensing',
      [encodeSetErrorInfo(7)],
      { outcome: 'errorInfo', errorInfo: 7, reached: 'clientInfo' },
    ],
    [
      'meets a licence exchange',
      [hex`80000000 01030400`],
      { outcome: 'licenseExchange', reached: 'license' },
    ],
    ['is closed', [], { outcome: 'closed', reached: 'clientInfo' }],
  ])('that %s is reported so', (_, says, expected) => {
    const played = converse(startSession({ ...info, selectedProtocol: 'hybrid' }), answering(says));
    expect(played.client).toMatchObject(expected);
    expect(played.server).toMatchObject({ outcome: 'arrived', info, client: { selectedProtocol: 'hybrid' } });
  });

  it('survives whatever the server says', () => {
    const connected = encodeX224Data(
      encodeConnectResponse({ result: 0, userData: encodeServerData(insideTls) }),
    );
    const opening = [
      connected,
      encodeX224Data(encodeDomainPdu({ type: 'attachUserConfirm', result: 0, user: 1007 })),
      encodeX224Data(encodeDomainPdu({ type: 'joinConfirm', result: 0, user: 1007, channel: 1007 })),
      encodeX224Data(encodeDomainPdu({ type: 'joinConfirm', result: 0, user: 1007, channel: 1003 })),
    ];
    fc.assert(
      fc.property(fc.nat(4), fc.uint8Array({ maxLength: 60 }), fc.nat(2), (steps, bytes, form) => {
        const indication: DomainPdu = { type: 'sendIndication', user: 1002, channel: 1003, bytes };
        const packet = [bytes, encodeX224Data(bytes), encodeX224Data(encodeDomainPdu(indication))][form]!;
        const { result } = replay(
          startSession({ ...info, selectedProtocol: 'ssl' }),
          ...opening.slice(0, steps),
          packet,
          { ended: 'closed' },
        );
        expect(result.outcome).toMatch(
          /^(malformed|closed|rejected|disconnected|errorInfo|licenseExchange|started)$/,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

it('our own server survives whatever a client says', () => {
  const initial = encodeX224Data(encodeConnectInitial(encodeClientData({ selectedProtocol: 'ssl' })));
  fc.assert(
    fc.property(fc.boolean(), fc.uint8Array({ maxLength: 80 }), fc.boolean(), (opened, bytes, framed) => {
      const { result } = replay(
        serveSession(insideTls),
        ...(opened ? [initial] : []),
        framed ? encodeX224Data(bytes) : bytes,
        { ended: 'closed' },
      );
      expect(['malformed', 'closed', 'left', 'arrived']).toContain(result.outcome);
    }),
    { numRuns: 1_000 },
  );
});

describe('codecs', () => {
  it('connect messages keep their data blocks', () => {
    const client = encodeClientData({
      selectedProtocol: 'hybridEx',
      clientName: 'PC',
      encryptionMethods: 3,
      channels: ['rdpdr'],
    });
    expect(decodeClientData(decodeConnectInitial(encodeConnectInitial(client)))).toEqual({
      selectedProtocol: 'hybridEx',
      clientName: 'PC',
      earlyCapabilityFlags: 1,
      encryptionMethods: 3,
      channels: ['rdpdr'],
    });
    const response = encodeConnectResponse({ result: 0, userData: encodeServerData(standard) });
    expect(decodeServerData(decodeConnectResponse(response).userData!)).toEqual(standard);
  });

  it('reads the Connect-Response annotated in [MS-RDPBCGR] 4.1.4', () => {
    const packet = fromHex(
      '03000151 02f080 7f66820145 0a0100 020100 301a 020122 020103 020100 020101 020100 020101 020300fff8 020102' +
        '0482011f 000500147c00012a14760a01010001c0004d63446e8108 010c0c00 04000800 00000000' +
        `030c1000 eb030300ec03ed03ee030000 020cec00 02000000 02000000 20000000 b8000000 ${'10'.repeat(32)}` +
        `01000000 01000000 01000000 06005c00 52534131 48000000 00020000 3f000000 01000100 ${'cb'.repeat(64)}` +
        `${'00'.repeat(8)} 08004800 ${'e9'.repeat(64)} ${'00'.repeat(8)}`,
    );
    const { userData } = decodeConnectResponse(decodeX224Data(packet.subarray(4)));
    const server = decodeServerData(userData!);
    expect(server).toMatchObject({
      version: 0x80004,
      encryptionMethod: 2,
      encryptionLevel: 2,
      ioChannel: 1003,
    });
    expect(decodeServerCertificate(server.serverCertificate!)).toMatchObject({
      rsaBits: 512,
      exponent: 65537,
    });
  });

  it.each<[DomainPdu, string]>([
    [{ type: 'erectDomain' }, '0401000100'],
    [{ type: 'attachUserRequest' }, '28'],
    [{ type: 'attachUserConfirm', result: 0, user: 1007 }, '2e000006'],
    [{ type: 'joinRequest', user: 1007, channel: 1007 }, '38000603ef'],
    [{ type: 'joinConfirm', result: 0, user: 1007, channel: 1007 }, '3e00000603ef03ef'],
    [{ type: 'sendIndication', user: 1002, channel: 1003, bytes: hex`aa` }, '68000103eb7001aa'],
    [{ type: 'disconnect', reason: 3 }, '2180'],
    [{ type: 'joinConfirm', result: 14, user: 1007, channel: 1003 }, '3fc0000603eb03eb'],
  ])('%o is %s', (pdu, bytes) => {
    expect(encodeDomainPdu(pdu)).toEqual(fromHex(bytes));
    expect(decodeDomainPdu(fromHex(bytes))).toEqual(pdu);
  });

  it('reads the licence message of [MS-RDPBCGR] 4.1.11', () => {
    const bytes = join(hex`80000000`, hex`ff031000 07000000 02000000 04000000`);
    expect(isLicensePacket(bytes)).toBe(true);
    expect(decodeLicense(bytes)).toEqual({ type: 'error', code: 7, transition: 2 });
    expect(encodeLicenseError(7)).toEqual(bytes);
    expect(isLicensePacket(join(hex`8000 3e01`, bytes.subarray(4)))).toBe(true);
    expect(isLicensePacket(join(hex`8000 1100 ea03`, new Uint8Array(122)))).toBe(false);
  });

  it('reads several share PDUs in one packet', () => {
    expect(
      decodeSharePdus(join(encodeSetErrorInfo(0), hex`0080 000000000000`, encodeDemandActive(7))),
    ).toEqual([
      { type: 'errorInfo', code: 0 },
      { type: 'demandActive', shareId: 7, source: 'RDP' },
    ]);
  });

  it.each([
    [0x80001, '4.0'],
    [0x80005, '10.0'],
    [0x80011, '10.12'],
    [0x90000, '0x00090000'],
  ])('version %i is %s', (version, name) => {
    expect(rdpVersionName(version)).toBe(name);
  });

  it('every decoder returns or throws a DecodeError', () => {
    const decoders = [
      (bytes: Uint8Array) => decodeClientData(decodeConnectInitial(bytes)),
      (bytes: Uint8Array) => decodeServerData(decodeConnectResponse(bytes).userData ?? new Uint8Array(0)),
      decodeServerData,
      decodeClientData,
      decodeDomainPdu,
      decodeSharePdus,
      decodeLicense,
      decodeServerCertificate,
      decodeClientInfo,
    ];
    const valid = [
      encodeConnectInitial(encodeClientData({ selectedProtocol: 'ssl' })),
      encodeConnectResponse({ result: 0, userData: encodeServerData(standard) }),
      encodeServerData(standard),
      certificate,
      encodeClientInfo(info),
      encodeDemandActive(),
    ];
    const mutated = fc
      .tuple(
        fc.constantFrom(...valid),
        fc.array(fc.tuple(fc.nat(450), fc.nat(255)), { maxLength: 5 }),
        fc.nat(500),
      )
      .map(([bytes, changes, length]) => {
        const changed = bytes.slice(0, length);
        for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
        return changed;
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 100 })), (bytes) => {
        for (const decode of decoders) {
          try {
            decode(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(DecodeError);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

/** A server that signs anybody in, says what it is told to, and leaves. */
function* answering(says: readonly Uint8Array[]): Conversation<unknown> {
  const channel = new Channel();
  const served = yield* serveSession(insideTls, channel);
  for (const bytes of says) sendToClient(channel, insideTls.ioChannel, bytes);
  yield* channel.more();
  return served;
}
