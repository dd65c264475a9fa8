import { readText } from '../../core/evidence/text-file.ts';
import { UsageError } from './usage-error.ts';

/** Everything from standard input as text in any encoding, a megabyte at most. */
export async function readInput(what: string): Promise<string> {
  const bytes = await inputUpTo(MAX_INPUT + 1);
  if (bytes.length > MAX_INPUT)
    throw new UsageError(`${what}: more than ${MAX_INPUT} bytes on standard input`);
  return readText(bytes).text;
}

/** What somebody pasted or piped in. */
export interface PastedInput {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Says that more came than is read; absent where all of it was. */
  readonly cut?: string;
}

/** Standard input in any encoding, 64 MiB at most; what comes after them is not read. */
export async function readPastedInput(): Promise<PastedInput> {
  const bytes = await inputUpTo(MOST_PASTED);
  const { text } = readText(bytes);
  if (bytes.length < MOST_PASTED) return { bytes, text };
  return {
    bytes,
    text,
    cut: `standard input: the first ${MOST_PASTED / 1_048_576} MiB are read, the rest is not`,
  };
}

/** The first bytes of standard input, as many as are wanted or as there are. */
async function inputUpTo(most: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const part = Buffer.from(chunk);
    parts.push(part);
    length += part.length;
    if (length >= most) break;
  }
  return new Uint8Array(Buffer.concat(parts).subarray(0, most));
}

const MAX_INPUT = 1024 * 1024;
const MOST_PASTED = 64 * 1024 * 1024;
