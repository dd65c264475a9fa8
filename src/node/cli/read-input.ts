import { readText } from '../../core/evidence/text-file.ts';
import { UsageError } from './usage-error.ts';

/** Everything from standard input as text in any encoding, a megabyte at most. */
export async function readInput(what: string): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const part = Buffer.from(chunk);
    parts.push(part);
    length += part.length;
    if (length > MAX_INPUT) throw new UsageError(`${what}: more than ${MAX_INPUT} bytes on standard input`);
  }
  return readText(Buffer.concat(parts)).text;
}

const MAX_INPUT = 1024 * 1024;

/** What somebody pasted or piped in. */
export interface PastedInput {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Says that more came than is read; absent where all of it was. */
  readonly cut?: string;
}

/** Standard input in any encoding, 64 MiB at most; what comes after them is not read. */
export async function readPastedInput(): Promise<PastedInput> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const part = Buffer.from(chunk);
    parts.push(part);
    length += part.length;
    if (length >= MOST_PASTED) break;
  }
  const bytes = new Uint8Array(Buffer.concat(parts).subarray(0, MOST_PASTED));
  const { text } = readText(bytes);
  if (length < MOST_PASTED) return { bytes, text };
  return {
    bytes,
    text,
    cut: `standard input: the first ${MOST_PASTED / 1_048_576} MiB are read, the rest is not`,
  };
}

const MOST_PASTED = 64 * 1024 * 1024;
