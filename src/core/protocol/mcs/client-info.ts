import { Reader } from '../../bytes/reader.ts';
import { fromUtf16le, toUtf16le } from '../../bytes/text.ts';
import { join, u16le, u32le } from '../../bytes/write.ts';

/** [MS-RDPBCGR] 2.2.1.11 Client Info PDU: who signs in. It is sent inside TLS only. */
export interface ClientInfo {
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

/** The PDU with its basic security header, for the I/O channel. */
export function encodeClientInfo({ domain, user, password }: ClientInfo): Uint8Array<ArrayBuffer> {
  const texts = [domain, user, password, '', ''].map(toUtf16le);
  const flags = password === '' ? BASE_FLAGS : BASE_FLAGS | INFO_AUTOLOGON;
  const address = toUtf16le('0.0.0.0\0');
  const folder = toUtf16le('\0');
  return join(
    join(u16le(SEC_INFO_PKT), u16le(0)),
    join(u32le(0), u32le(flags)),
    ...texts.map((text) => u16le(text.length)),
    ...texts.map((text) => join(text, u16le(0))),
    join(u16le(AF_INET), u16le(address.length), address, u16le(folder.length), folder),
    join(new Uint8Array(TIME_ZONE), u32le(0), u32le(PERFORMANCE), u16le(0)),
  );
}

/** Decodes the names and the password; what comes behind them is not read. */
export function decodeClientInfo(bytes: Uint8Array): ClientInfo {
  const reader = new Reader(bytes, 'ClientInfo');
  const security = reader.u16le('securityFlags');
  if ((security & SEC_INFO_PKT) === 0)
    reader.reject('securityFlags', `0x${security.toString(16)} is not an info packet`);
  reader.bytes(6, 'codePage');
  const flags = reader.u32le('flags');
  if ((flags & INFO_UNICODE) === 0) reader.reject('flags', 'text is not Unicode');
  const [domain, user, password] = Array.from({ length: 5 }, () => reader.u16le('length'))
    .slice(0, 3)
    .map((length) => {
      const text = fromUtf16le(reader.bytes(length, 'text'));
      reader.bytes(2, 'terminator');
      return text;
    });
  return { domain: domain ?? '', user: user ?? '', password: password ?? '' };
}

const SEC_INFO_PKT = 0x0040;
const INFO_AUTOLOGON = 0x08;
const INFO_UNICODE = 0x10;
/** Mouse, no Ctrl+Alt+Del, Unicode, full desktop, logon notices, Windows key, logon errors, no sound. */
const BASE_FLAGS = 0x0009_0173;
const AF_INET = 2;
const TIME_ZONE = 172;
/** No wallpaper, window drag, menu animations or themes. */
const PERFORMANCE = 0x0f;
