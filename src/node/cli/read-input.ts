import { UsageError } from './usage-error.ts';

/** Everything from standard input as text, a megabyte at most. */
export async function readInput(what: string): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const part = Buffer.from(chunk);
    parts.push(part);
    length += part.length;
    if (length > MAX_INPUT) throw new UsageError(`${what}: more than ${MAX_INPUT} bytes on standard input`);
  }
  return Buffer.concat(parts).toString('utf8');
}

const MAX_INPUT = 1024 * 1024;
