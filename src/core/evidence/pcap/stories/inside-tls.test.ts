import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUtf8, toUtf16le } from '../../../bytes/text.ts';
import { hex, join, u16be, u16le, u32le, u8 } from '../../../bytes/write.ts';
import { encodeTsRequest } from '../../../protocol/credssp/ts-request.ts';
import { encodeLicenseError } from '../../../protocol/mcs/license.ts';
import { encodeDemandActive, encodeSetErrorInfo } from '../../../protocol/mcs/share.ts';
import { encodeDomainPdu } from '../../../protocol/mcs/domain.ts';
import { encodeX224Data } from '../../../protocol/tpkt.ts';
import { readGateway } from './gateway-story.ts';
import { readSession } from './session-story.ts';
import { readSignIn } from './sign-in-story.ts';
import { spokenOf, type Spoken } from '../speech/spoken.ts';

const spoken = (...parts: readonly Uint8Array[]): Spoken =>
  spokenOf(parts.map((bytes, i) => ({ bytes, at: 10 * i })));
const answer = { outcome: 'accepted', protocol: 'hybridEx', flags: 0, bytes: 19 } as const;
const indication = (bytes: Uint8Array) =>
  encodeX224Data(encodeDomainPdu({ type: 'sendIndication', user: 1002, channel: 1003, bytes }));
const connect = encodeX224Data(hex`7f66 0a0100`);

describe('sign-in', () => {
  const negotiate = encodeTsRequest({ version: 6, negoTokens: [hex`4e544c4d53535000 01000000`] });
  const credentials = encodeTsRequest({ version: 6, authInfo: hex`00` });

  it('ends with the status the server gives', () => {
    const refused = encodeTsRequest({ version: 6, errorCode: 0xc000_0224 });
    expect(readSignIn(spoken(negotiate), spoken(refused), answer)).toMatchObject({
      mechanism: 'ntlm',
      errorCode: 0xc000_0224,
      serverVersion: 6,
      complete: false,
    });
  });

  it.each([
    ['allowed', hex`00000000`, 0],
    ['denied', hex`05000000`, 5],
    ['left out', connect, undefined],
  ])('early user authorization %s', (_, behind, code) => {
    const server = spoken(encodeTsRequest({ version: 6, pubKeyAuth: hex`01` }), behind);
    expect(readSignIn(spoken(negotiate, credentials), server, answer)).toMatchObject({
      complete: true,
      sent: [{}, {}],
    });
    expect(readSignIn(spoken(negotiate, credentials), server, answer).earlyUserAuth).toBe(code);
  });
});

describe('session start', () => {
  const client = spoken(hex`0300 000c 02f080 7f65 820000`);
  it.each([
    ['a licensing error', [encodeLicenseError(2)], { reached: 'license', licenseError: 2 }],
    ['an error info', [encodeSetErrorInfo(0x0a)], { errorInfo: 0x0a }],
    [
      'activation',
      [encodeLicenseError(7), encodeDemandActive()],
      { reached: 'demandActive', licenseError: 7 },
    ],
  ])('%s', (_, parts, expected) => {
    expect(readSession(client, spoken(connect, ...parts.map(indication)))).toMatchObject(expected);
  });
});

const packet = (type: number, body: Uint8Array) => join(u16le(type), u16le(0), u32le(8 + body.length), body);
const frame = (content: Uint8Array, mask?: Uint8Array) =>
  join(
    u8(0x82),
    u8((mask ? 0x80 : 0) | 126),
    u16be(content.length),
    mask ?? new Uint8Array(0),
    mask ? content.map((byte, i) => byte ^ mask[i & 3]!) : content,
  );
const opened = (client: readonly Uint8Array[], server: readonly Uint8Array[]) => ({
  client: spoken(...client),
  server: spoken(...server),
  serverLast: [],
  alerts: [],
  certificates: [],
  clientFinishedAt: 0,
});

describe('RD Gateway', () => {
  const request = toUtf8('RDG_OUT_DATA /remoteDesktopGateway/ HTTP/1.1\r\nHost: gw\r\n\r\n');
  const upgraded = toUtf8('HTTP/1.1 101 Switching Protocols\r\n\r\n');
  const name = toUtf16le('srv01\0');
  const channel = packet(8, join(u8(1), u8(0), u16le(3389), u16le(3), u16le(name.length), name));
  const data = (bytes: Uint8Array) => packet(10, join(u16le(bytes.length), bytes));
  const mask = hex`a1b2c3d4`;
  it('carries an RDP connection in masked and unmasked frames', () => {
    const both = opened(
      [request, frame(join(channel, data(toUtf8('ques'))), mask), frame(data(toUtf8('tion')), mask)],
      [upgraded, frame(data(toUtf8('answer')))],
    );
    const story = readGateway(both, 'gw.example');
    expect(story).toMatchObject({ host: 'gw.example', outcome: 'accepted', target: 'srv01:3389' });
    expect([story?.client?.bytes, story?.server?.bytes]).toEqual([toUtf8('question'), toUtf8('answer')]);
  });

  it('names the step and the code it refused with', () => {
    const refusal = packet(9, join(u32le(0x8007_59da), u16le(0), u16le(0)));
    const both = opened([request, frame(channel, mask)], [upgraded, frame(refusal)]);
    expect(readGateway(both, undefined)?.problem).toEqual({
      code: 'tunnelRefused',
      params: { step: 'channel', hresult: '0x800759DA' },
    });
  });

  it('hostile bytes end in a story or in none', () => {
    const pieces = [
      request,
      upgraded,
      frame(channel, mask),
      frame(data(hex`0300`)),
      connect,
      indication(encodeDemandActive()),
    ];
    const part = fc.oneof(fc.constantFrom(...pieces), fc.uint8Array({ maxLength: 200 }));
    const flip = fc.tuple(fc.nat(2_000), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }),
        fc.array(part, { maxLength: 6 }),
        fc.array(flip, { maxLength: 6 }),
        (a, b, flips) => {
          const damaged = (parts: readonly Uint8Array[]) => {
            const bytes = join(...parts);
            for (const [at, mask] of flips) if (at < bytes.length) bytes[at] = bytes[at]! ^ mask;
            return bytes;
          };
          const both = opened([damaged([request, ...a])], [damaged([upgraded, ...b])]);
          readGateway(both, undefined);
          readSignIn(both.client, both.server, answer);
          expect(readSession(both.client, both.server).sent.length).toBeLessThanOrEqual(3);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
