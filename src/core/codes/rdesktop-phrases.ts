import type { LogPhrase } from './log-phrase.ts';

/** What rdesktop prints when the server says why it ends: a sentence for each error info, rdesktop/rdesktop:rdesktop.c (print_disconnect_reason). */
// prettier-ignore
const sentences: readonly (readonly [errorInfo: number, words: RegExp])[] = [
  [0x1, /^disconnect: Server initiated disconnect/],
  [0x2, /^disconnect: Server initiated logoff/],
  [0x3, /^disconnect: Server idle timeout reached/],
  [0x4, /^disconnect: Server logon timeout reached/],
  [0x5, /^disconnect: (?:Another user connected to the session|The session was replaced)/],
  [0x6, /^disconnect: The server is out of memory/],
  [0x8, /^disconnect: The server denied the connection for security reason/],
  [0x7, /^disconnect: The server denied the connection/],
  [0x9, /^disconnect: The user cannot connect to the server due to insufficient access privileges/],
  [0xa, /^disconnect: The server does not accept saved user credentials/],
  [0xb, /^disconnect: Disconnect initiated by (?:user|administration tool)/],
  [0xc, /^disconnect: Logout initiated by user/],
  [0x100, /^disconnect: Internal licensing error/],
  [0x101, /^disconnect: No license server available/],
  [0x102, /^disconnect: No valid license available/],
  [0x103, /^disconnect: Invalid licensing message/],
  [0x104, /^disconnect: (?:The client license has been modified|Hardware id doesn't match software license)/],
  [0x105, /^disconnect: (?:The client license is in an invalid format|Client license error)/],
  [0x106, /^disconnect: Network error during licensing protocol/],
  [0x107, /^disconnect: Licensing protocol was not completed/],
  [0x108, /^disconnect: Incorrect client license en/],
  [0x109, /^disconnect: Can't upgrade (?:or renew )?license/],
  [0x10a, /^disconnect: The server is not licensed to accept remote connections/],
];

/** The same as lines of its log. */
export const rdesktopPhrases: readonly LogPhrase[] = sentences.map(([value, words]) => ({
  words,
  says: 'The server said why it ends the connection.',
  codes: [{ family: 'errorInfo', value }],
  of: ['rdesktop'],
}));
