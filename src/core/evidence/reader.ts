import type { Budget } from '../bytes/budget.ts';
import type { Fact, Gap } from '../facts/case-file.ts';
import type { Crypto } from '../protocol/crypto.ts';
import type { EventFacts } from './events/event-facts.ts';

/** Bytes of one file, read piece by piece so that a log of gigabytes needs no memory of its size. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer only at the end of the file. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** What a reader gets besides the file: cryptography, unpacking, "now", and what the person gave: passwords, an NSS key log. */
export interface ReadingContext {
  readonly crypto: Crypto;
  /** Raw DEFLATE or gzip; stops with undefined above `limit` bytes or on damage. */
  readonly inflate: (bytes: Uint8Array, format: 'raw' | 'gzip', limit: number) => Uint8Array | undefined;
  /** What comes out of damaged or cut data before the damage, at most `limit` bytes; empty where nothing does. */
  readonly salvage: (bytes: Uint8Array, format: 'raw' | 'gzip', limit: number) => Uint8Array;
  /** ISO 8601; the time that facts are stamped with where the file holds none. */
  readonly now: string;
  readonly keylog?: string;
  /** Milliseconds that only grow; without it no reading is ended for taking too long. */
  readonly clock?: () => number;
  /** What reading this input may take, charged for what comes out of it. */
  readonly budget: Budget;
  /** Opens a PKCS #12 file with the password the person gives; the private key stays where it is. */
  readonly openPfx?: (file: string, bytes: Uint8Array) => Promise<OpenedPfx | { readonly problem: string }>;
  /** Another file of the same reading, or of the same folder, by its name. */
  readonly beside?: (name: string) => ByteSource | undefined;
  /** Where the events of every log of this reading go: they are judged together. */
  readonly events: EventFacts;
}

/** What a PKCS #12 file holds: certificates as DER, the one with a private key first. */
export interface OpenedPfx {
  readonly certificates: readonly Uint8Array[];
  readonly hasPrivateKey: boolean;
}

/** One connection of a capture, as a case of its own. */
export interface ConnectionReading {
  readonly title: string;
  readonly target: string;
  readonly summary: {
    readonly at: string;
    readonly reached: string;
    readonly security: string;
    readonly ending: string;
  };
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
}

/** What one file tells: facts, what it should tell and does not, and what was lost or left out on the way; `extent` where it was not read to its end. */
export interface Reading {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly notes: readonly string[];
  readonly connections?: readonly ConnectionReading[];
  readonly extent?: 'nothing' | 'part';
}

/** A kind of file: recognised by content, read into facts. */
export interface EvidenceReader {
  readonly name: string;
  /** Whether it tells by events, which are judged together with those of all other files. */
  readonly tellsByEvents?: boolean;
  /** Looks at the first bytes (at most 4 KiB), never at the name alone. */
  readonly recognises: (head: Uint8Array, source: ByteSource) => boolean;
  readonly read: (source: ByteSource, context: ReadingContext) => Reading | Promise<Reading>;
}

/** A source over bytes that are already in memory. */
export function sourceOf(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** The file in pieces of 1 MiB. */
export function* piecesOf(source: ByteSource): Generator<Uint8Array> {
  for (let at = 0; at < source.size; at += PIECE) yield source.read(at, Math.min(PIECE, source.size - at));
}

/** A file that could not be read at all, and why. */
export function onlyNotes(...notes: readonly string[]): Reading {
  return { facts: [], gaps: [], notes, extent: 'nothing' };
}

const PIECE = 1_048_576;

/** The whole file, or the reason it is too large for its kind. */
export function readWhole(source: ByteSource, limit: number): Uint8Array | { readonly problem: string } {
  if (source.size > limit)
    return { problem: `${source.name}: ${source.size} bytes, at most ${limit} are read of this kind` };
  return source.read(0, source.size);
}
