import { DecodeError } from '../../../bytes/reader.ts';
import { fromUtf8 } from '../../../bytes/text.ts';
import { decodeHttpHead, fieldValues, type HttpHead } from '../../../protocol/http-head.ts';
import type { Spoken } from './spoken.ts';

/** The HTTP/1 answers at the start of what a server said, and where they end; a 101 or an open-ended body is the last. */
export interface HttpAnswers {
  readonly heads: readonly (HttpHead & { readonly at: number })[];
  readonly end: number;
}

/** Reads answers with a known length one after the other, at most 16. */
export function readAnswers(server: Spoken): HttpAnswers {
  const heads: (HttpHead & { at: number })[] = [];
  let at = 0;
  while (heads.length < MAX_ANSWERS) {
    const end = endOfHead(server.bytes, at);
    if (end < 0) break;
    const head = tryDecode(server.bytes.subarray(at, end));
    if (head === undefined) break;
    heads.push({ ...head, at: server.at(end - 1) });
    const [length] = fieldValues(head, 'content-length');
    at = end;
    if (head.status === 101 || length === undefined) break;
    at += Math.min(Number(length) || 0, server.bytes.length - end);
  }
  return { heads, end: at };
}

/** Where the client's requests with empty bodies end: behind the last blank line before something that is no request. */
export function endOfRequests(client: Spoken, method: string): number {
  let at = 0;
  while (fromUtf8(client.bytes.subarray(at, at + method.length)) === method) {
    const end = endOfHead(client.bytes, at);
    if (end < 0) break;
    at = end;
  }
  return at;
}

/** Where the blank line behind a head ends, or -1. */
function endOfHead(bytes: Uint8Array, from: number): number {
  const limit = Math.min(bytes.length - 3, from + MAX_HEAD);
  for (let i = from; i < limit; i += 1) {
    if (bytes[i] === 13 && bytes[i + 1] === 10 && bytes[i + 2] === 13 && bytes[i + 3] === 10) return i + 4;
  }
  return -1;
}

function tryDecode(bytes: Uint8Array): HttpHead | undefined {
  try {
    return decodeHttpHead(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

const MAX_ANSWERS = 16;
const MAX_HEAD = 16 * 1024;
