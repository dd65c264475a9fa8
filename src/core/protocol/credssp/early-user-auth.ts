import { Reader } from '../../bytes/reader.ts';
import { u32le } from '../../bytes/write.ts';
import type { Conversation, Ending } from '../conversation.ts';
import { Channel } from '../conversation.ts';

/** Early User Authorization Result, [MS-RDPBCGR] 2.2.10.2, or how the server stopped before it was there. */
export type EarlyUserAuth =
  | { readonly outcome: 'allowed' | 'denied' | 'unknownCode'; readonly code: number }
  | { readonly outcome: Ending };

/** Reads the result behind CredSSP on the channel of the logon; only where HYBRID_EX was chosen. */
export function* earlyUserAuth(channel: Channel = new Channel()): Conversation<EarlyUserAuth> {
  const bytes = yield* channel.take(4);
  if (!(bytes instanceof Uint8Array)) return { outcome: bytes };
  const code = new Reader(bytes, 'EarlyUserAuth').u32le('code');
  if (code === AUTHZ_SUCCESS) return { outcome: 'allowed', code };
  return { outcome: code === AUTHZ_ACCESS_DENIED ? 'denied' : 'unknownCode', code };
}

/** The four bytes a server sends behind CredSSP: 0 allows, 5 denies. */
export function encodeEarlyUserAuth(code: number): Uint8Array<ArrayBuffer> {
  return u32le(code);
}

const AUTHZ_SUCCESS = 0;
const AUTHZ_ACCESS_DENIED = 5;
