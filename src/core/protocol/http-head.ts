import { DecodeError } from '../bytes/reader.ts';
import { fromUtf8 } from '../bytes/text.ts';
import type { Channel, Conversation, Ending } from './conversation.ts';

/** Status line and header fields of an HTTP/1 response; names in lower case, repeated fields kept. */
export interface HttpHead {
  readonly status: number;
  readonly reason: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** All values of a header field. */
export function fieldValues(head: HttpHead, name: string): readonly string[] {
  return head.fields.filter(([field]) => field === name).map(([, value]) => value);
}

/** The head of the next response on a channel; longer than 16 KiB or not HTTP/1 is a DecodeError. */
export function* takeHttpHead(channel: Channel): Conversation<HttpHead | Ending> {
  let searched = 0;
  for (;;) {
    const end = endOfHead(channel.buffered, searched);
    if (end !== undefined) {
      const bytes = yield* channel.take(end);
      return bytes instanceof Uint8Array ? decodeHttpHead(bytes) : bytes;
    }
    if (channel.buffered.length > MAX_HEAD) throw new DecodeError(`HttpHead: more than ${MAX_HEAD} bytes`);
    refuseOther(channel.buffered);
    searched = Math.max(0, channel.buffered.length - 3);
    const ended = yield* channel.more();
    if (ended !== undefined) return ended;
  }
}

/** Decodes a response head; lines that are no field are left out. */
export function decodeHttpHead(bytes: Uint8Array): HttpHead {
  const [first = '', ...lines] = fromUtf8(bytes).split(/\r?\n/);
  const status = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(first);
  if (status === null) throw new DecodeError(`HttpHead.status: "${first.slice(0, 40)}" is not a status line`);
  const fields = lines.flatMap((line): (readonly [string, string])[] => {
    const colon = line.indexOf(':');
    if (colon <= 0) return [];
    return [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return { status: Number(status[1]), reason: status[2] ?? '', fields };
}

/** A peer whose first bytes cannot become HTTP need not be waited for. */
function refuseOther(buffered: Uint8Array): void {
  const start = fromUtf8(buffered.subarray(0, 5));
  if (!'HTTP/'.startsWith(start))
    throw new DecodeError(`HttpHead.status: "${start}" does not begin a response`);
}

/** Where the blank line behind the head ends. */
function endOfHead(bytes: Uint8Array, from: number): number | undefined {
  for (let i = from; i + 3 < bytes.length; i += 1) {
    if (bytes[i] === 13 && bytes[i + 1] === 10 && bytes[i + 2] === 13 && bytes[i + 3] === 10) return i + 4;
  }
  return undefined;
}

const MAX_HEAD = 16 * 1024;
