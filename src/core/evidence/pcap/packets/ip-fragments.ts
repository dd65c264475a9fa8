import type { IpPayload } from './ip-packet.ts';

/** A packet whose fragments are still being collected. */
interface Unfinished {
  readonly pieces: { readonly at: number; readonly bytes: Uint8Array }[];
  /** The packet's length, known once its last fragment came. */
  length: number;
  held: number;
  readonly protocol: number;
  readonly ttl: number;
}

const MAX_UNFINISHED = 256;
const MAX_PIECES = 1024;

/** Puts fragmented IP packets together; at most 256 at a time, of at most 64 KiB each. RFC 791 section 3.2, RFC 8200 section 4.5 */
export class IpFragments {
  readonly #unfinished = new Map<string, Unfinished>();
  #given = 0;

  /** How many packets had fragments missing. */
  get incomplete(): number {
    return this.#unfinished.size + this.#given;
  }

  /** Takes a fragment; true when `payload` was changed into the whole packet, false while parts are missing. */
  complete(payload: IpPayload): boolean {
    const key = `${payload.from}-${payload.to}-${payload.fragmentId}-${payload.protocol}`;
    const packet = this.#unfinished.get(key) ?? this.#begin(key, payload);
    const bytes = payload.bytes.slice(payload.start, payload.end);
    if (payload.fragmentOffset + bytes.length > 65_535 || packet.pieces.length >= MAX_PIECES) return false;
    packet.pieces.push({ at: payload.fragmentOffset, bytes });
    packet.held += bytes.length;
    if (!payload.moreFragments) packet.length = payload.fragmentOffset + bytes.length;
    if (packet.length < 0 || packet.held < packet.length) return false;
    const whole = assemble(packet);
    if (whole === undefined) return false;
    this.#unfinished.delete(key);
    payload.bytes = whole;
    payload.start = 0;
    payload.end = whole.length;
    payload.length = whole.length;
    payload.protocol = packet.protocol;
    payload.ttl = packet.ttl;
    payload.fragmentOffset = 0;
    payload.moreFragments = false;
    return true;
  }

  #begin(key: string, payload: IpPayload): Unfinished {
    if (this.#unfinished.size >= MAX_UNFINISHED) {
      for (const oldest of this.#unfinished.keys()) {
        this.#unfinished.delete(oldest);
        this.#given += 1;
        break;
      }
    }
    const packet = { pieces: [], length: -1, held: 0, protocol: payload.protocol, ttl: payload.ttl };
    this.#unfinished.set(key, packet);
    return packet;
  }
}

/** The pieces in order; undefined while there is a hole. Where pieces overlap, what came first counts. */
function assemble({ pieces, length }: Unfinished): Uint8Array | undefined {
  const whole = new Uint8Array(length);
  let filled = 0;
  for (const { at, bytes } of [...pieces].sort((a, b) => a.at - b.at)) {
    if (at > filled) return undefined;
    const fresh = bytes.subarray(filled - at, Math.max(filled - at, length - at));
    whole.set(fresh, filled);
    filled += fresh.length;
  }
  return filled === length ? whole : undefined;
}
