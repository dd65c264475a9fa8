import { fromUtf8, printable, toUtf8 } from '../bytes/text.ts';
import type { Conversation, Ending } from './conversation.ts';
import { Channel } from './conversation.ts';

/** What speaks on a port, told from its first bytes. */
export type Speaker =
  | 'rdp'
  | 'http'
  | 'https'
  | 'ssh'
  | 'vnc'
  | 'smb'
  | 'smtp'
  | 'ftp'
  | 'telnet'
  | 'tls'
  | 'nomachine'
  | 'imap'
  | 'pop3'
  | 'redis'
  | 'mysql'
  | 'mssql'
  | 'postgresql'
  | 'ldap'
  | 'sip'
  | 'socks'
  /** What was sent comes back. */
  | 'echo'
  /** A HAProxy PROXY header, which only a proxy sends, and only to the server behind it. */
  | 'proxyHeader'
  /** A protocol of text lines that has no name here. */
  | 'text'
  | 'unknown';

/** Who speaks, with at most 80 printable characters of what it said. */
export interface Speech {
  readonly protocol: Speaker;
  readonly banner?: string;
}

/** Recognises who said these first bytes; `unknown` where nothing known begins this way. */
export function recognizeSpeech(first: Uint8Array): Speech {
  const text = fromUtf8(first.subarray(0, EXAMINED));
  const spoken = textSigns.find(([, sign]) => sign.test(text));
  if (spoken !== undefined) return { protocol: spoken[0], banner: bannerOf(text) };
  const binary = binarySigns.find(([, holds]) => holds(first));
  if (binary !== undefined) return { protocol: binary[0] };
  if (textLine.test(text)) return { protocol: 'text', banner: bannerOf(text) };
  return first.length === 0 ? { protocol: 'unknown' } : { protocol: 'unknown', banner: bannerOf(text) };
}

/** What listening or asking came to: who spoke, or how it ended without a word. */
export type SpeechAnswer =
  | (Speech & { readonly outcome: 'heard'; readonly first: Uint8Array })
  | { readonly outcome: Ending };

/** Says nothing and waits for a server that greets first, as SSH, VNC, SMTP and FTP do. */
export function* hearSpeech(channel = new Channel()): Conversation<SpeechAnswer> {
  const ended = yield* channel.more();
  if (ended !== undefined) return { outcome: ended };
  return heard(channel.buffered);
}

/** Asks with an HTTP HEAD request, which any protocol can survive, and recognises who answers. */
export function* askSpeech(host: string, channel = new Channel()): Conversation<SpeechAnswer> {
  const safeHost = host.replace(/[^\w.:[\]-]/g, '');
  channel.send(toUtf8(`HEAD / HTTP/1.1\r\nHost: ${safeHost}\r\nConnection: close\r\n\r\n`));
  while (channel.buffered.length < EXAMINED) {
    const ended = yield* channel.more();
    if (ended !== undefined) return channel.received === 0 ? { outcome: ended } : heard(channel.buffered);
    if (recognizeSpeech(channel.buffered).protocol !== 'unknown') break;
  }
  return heard(channel.buffered);
}

function heard(buffered: Uint8Array): SpeechAnswer {
  const first = buffered.subarray(0, EXAMINED);
  return { outcome: 'heard', ...recognizeSpeech(first), first };
}

/** The first line, unprintable characters as dots. */
function bannerOf(text: string): string {
  const line = text.split(/\r?\n/).find((part) => part !== '') ?? '';
  return printable(toUtf8(line)).slice(0, 80);
}

/** How text protocols begin; https is a web server that complains of clear text on a TLS port. */
const textSigns: readonly (readonly [Speaker, RegExp])[] = [
  ['https', /^HTTP\/1\.[01] 400 [\s\S]*(HTTPS port|HTTPS server|SSL-enabled server|https:\/\/)/i],
  ['http', /^(HTTP\/\d|<!DOCTYPE html|<html)/i],
  ['ssh', /^SSH-\d/],
  ['vnc', /^RFB \d{3}\.\d{3}/],
  ['nomachine', /^NX[A-Z]*-/],
  ['smtp', /^220[ -][^\r\n]*(SMTP|mail)/i],
  ['ftp', /^220[ -][\s\S]*FTP/i],
  ['telnet', /^Telnet\b/i],
  ['imap', /^\* (?:OK|PREAUTH|BYE) /],
  ['pop3', /^\+OK\b/],
  ['redis', /^-(?:ERR|NOAUTH|DENIED) /],
  ['postgresql', /^E\0\0\0[^]SFATAL\0/],
  ['sip', /^SIP\/2\.0 \d/],
  ['echo', /^HEAD \/ HTTP\/1\.1\r\nHost:/],
  ['proxyHeader', /^PROXY (TCP4|TCP6|UNKNOWN)\b/],
];

/** A line of at least four printable characters, with its end: RDP and TLS begin with a control character. */
const textLine = /^[\x20-\x7e]{4,200}\r?\n/;

const binarySigns: readonly (readonly [Speaker, (first: Uint8Array) => boolean])[] = [
  ['proxyHeader', (first) => startsWith(first, [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55])],
  ['smb', (first) => first[0] === 0 && startsWith(first.subarray(5), [0x53, 0x4d, 0x42])],
  // IAC, then WILL, WONT, DO or DONT.
  ['telnet', (first) => first[0] === 0xff && first.length >= 3 && first[1]! >= 0xfb && first[1]! <= 0xfe],
  [
    'tls',
    (first) =>
      first.length >= 3 && first[0]! >= 0x14 && first[0]! <= 0x16 && first[1] === 3 && first[2]! <= 4,
  ],
  // Nobody but a client sends a connection request: it is ours.
  ['echo', (first) => startsWith(first, [3, 0]) && first[5] === 0xe0],
  // A packet with number 0 and protocol version 10, and the version as text (MySQL client/server protocol, initial handshake).
  ['mysql', (first) => first[3] === 0 && first[4] === 0x0a && first[2] === 0 && first.length > 6],
  // [MS-TDS] 2.2.3.1: a tabular result that is the end of its message, in one packet.
  ['mssql', (first) => startsWith(first, [4, 1]) && first[6] === 1 && first.length >= 8],
  // RFC 4511 4.1.1: a sequence with a message number and an extended or bind response.
  ['ldap', (first) => first[0] === 0x30 && isLdapResponse(first)],
  // RFC 1928 3: the version and the method chosen, or 0xff for none.
  ['socks', (first) => first[0] === 5 && first.length === 2],
  ['rdp', (first) => first.length >= 6 && startsWith(first, [3, 0]) && tpduCodes.has(first[5]! & 0xf0)],
];

/** X.224 codes a peer may begin with: connection request and confirm, data, disconnect, error. */
const tpduCodes = new Set([0xe0, 0xd0, 0xf0, 0x80, 0x70]);

function isLdapResponse(first: Uint8Array): boolean {
  const lengthBytes = first[1]! < 0x80 ? 0 : first[1]! & 0x7f;
  const at = 2 + lengthBytes;
  const operation = first[at + 3];
  return first[at] === 2 && first[at + 1] === 1 && (operation === 0x78 || operation === 0x61);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

const EXAMINED = 512;
