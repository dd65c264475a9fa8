import { recordAt } from '../connections/record-trail.ts';
import type { Spoken } from '../speech/spoken.ts';

/** A TLS record in a capture, protected or not. */
export interface SeenRecord {
  readonly type: number;
  readonly version: number;
  /** The record with its header. */
  readonly whole: Uint8Array;
  /** When its last byte arrived. */
  readonly at: number;
  /** Offset behind it. */
  readonly end: number;
}

/** The complete records at the start of what one side said, at most 20,000. */
export function seenRecords(spoken: Spoken): readonly SeenRecord[] {
  const { bytes } = spoken;
  const records: SeenRecord[] = [];
  let at = 0;
  while (records.length < MAX_RECORDS) {
    const size = recordAt(bytes, at, bytes.length);
    if (size === 0 || at + size > bytes.length) break;
    records.push({
      type: bytes[at]!,
      version: (bytes[at + 1]! << 8) | bytes[at + 2]!,
      whole: bytes.subarray(at, at + size),
      at: spoken.at(at + size - 1),
      end: at + size,
    });
    at += size;
  }
  return records;
}

export const CHANGE_CIPHER = 20;
export const ALERT = 21;
export const HANDSHAKE = 22;
export const APPLICATION = 23;
const MAX_RECORDS = 20_000;
