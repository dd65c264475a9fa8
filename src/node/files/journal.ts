import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { oddKind } from './file-kind.ts';
import { reasonOf } from './private-file.ts';

/** A file of lines that only its owner may read: what is in it is read once, then lines are added. */
export interface Journal {
  /** Every whole line; returned is what stands behind the last of them: it was being written when everything stopped. */
  readonly lines: () => Generator<string, Uint8Array>;
  /** Takes away what `lines` returned. */
  readonly cutTorn: (torn: Uint8Array) => void;
  /** Adds text of whole lines; the reason where the disk does not take it, and nothing is added any more. */
  readonly append: (text: string) => { readonly problem?: string };
  readonly close: () => void;
}

/** Opens the journal, or makes it; links are not followed. */
export function openJournal(path: string): Journal | { readonly problem: string } {
  let handle: number;
  try {
    const { O_RDWR, O_CREAT, O_APPEND } = constants;
    // Windows knows neither.
    const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    handle = openSync(path, O_RDWR | O_CREAT | O_APPEND | careful, 0o600);
  } catch (error) {
    return { problem: `${path}: ${reasonOf(error)}` };
  }
  const odd = oddKind(fstatSync(handle));
  if (odd !== undefined) {
    closeSync(handle);
    return { problem: `${path}: ${odd}` };
  }
  let broken: string | undefined;
  return {
    lines: () => wholeLines(handle),
    cutTorn: (torn) => ftruncateSync(handle, fstatSync(handle).size - torn.length),
    append(text) {
      if (broken !== undefined) return { problem: broken };
      try {
        const bytes = Buffer.from(text, 'utf8');
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
        return {};
      } catch (error) {
        broken = `${path}: ${reasonOf(error)}`;
        return { problem: broken };
      }
    },
    close() {
      try {
        if (broken === undefined) fsyncSync(handle);
      } catch {
        // What the disk refused to keep was written as far as anybody can tell.
      } finally {
        closeSync(handle);
      }
    },
  };
}

function* wholeLines(handle: number): Generator<string, Uint8Array> {
  const piece = Buffer.alloc(PIECE);
  let rest = Buffer.alloc(0);
  let at = 0;
  for (;;) {
    const count = readSync(handle, piece, 0, PIECE, at);
    if (count === 0) break;
    at += count;
    const bytes = Buffer.concat([rest, piece.subarray(0, count)]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
      yield bytes.toString('utf8', start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > LONGEST_LINE) return rest;
  }
  return rest;
}

const LINE_END = 10;
const PIECE = 1_048_576;
const LONGEST_LINE = 4 * 1_048_576;
