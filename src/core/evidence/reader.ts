import type { Fact, Gap } from '../facts/case-file.ts';
import type { Crypto } from '../protocol/crypto.ts';

/** Bytes of one file, read piece by piece so that a log of gigabytes needs no memory of its size. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer only at the end of the file. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** What a reader gets besides the file: cryptography, inflate, "now", and what the person gave with it. */
export interface ReadingContext {
  readonly crypto: Crypto;
  /** Raw DEFLATE or gzip; stops with undefined above `limit` bytes or on damage. */
  readonly inflate: (bytes: Uint8Array, format: 'raw' | 'gzip', limit: number) => Uint8Array | undefined;
  /** ISO 8601; the time that facts are stamped with where the file holds none. */
  readonly now: string;
  readonly keylog?: string;
  /** Asked once per protected file; undefined = the person gave none. */
  readonly password?: (file: string) => string | undefined;
}

/** One connection of a capture, as a case of its own. */
export interface ConnectionReading {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
}

/** What one file tells: facts, what it should tell and does not, and what was lost or left out on the way. */
export interface Reading {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly notes: readonly string[];
  readonly connections?: readonly ConnectionReading[];
}

/** A kind of file: recognised by content, read into facts. */
export interface EvidenceReader {
  readonly name: string;
  /** Looks at the first bytes (at most 4 KiB), never at the name alone. */
  readonly recognises: (head: Uint8Array, source: ByteSource) => boolean;
  readonly read: (source: ByteSource, context: ReadingContext) => Reading;
}

/** A source over bytes that are already in memory. */
export function sourceOf(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** The whole file, or the reason it is too large for its kind. */
export function readWhole(source: ByteSource, limit: number): Uint8Array | { readonly problem: string } {
  if (source.size > limit)
    return { problem: `${source.name}: ${source.size} bytes, at most ${limit} are read of this kind` };
  return source.read(0, source.size);
}
