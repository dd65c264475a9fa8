import { pipeline, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, type Gunzip } from 'node:zlib';

/** What a compressed stream holds; where it cannot be read, neither can this, with the same error. */
export function unzipped(compressed: Readable): Gunzip {
  const bytes = createGunzip();
  pipeline(compressed, bytes, () => {});
  return bytes;
}

/** The lines of a stream of UTF-8, without their ends; one that is longer than allowed, in characters, throws. */
export async function* boundedLines(bytes: AsyncIterable<Buffer>, longest: number): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.write(chunk).split('\n');
    for (const piece of [first, ...others.flatMap((other) => [undefined, other])]) {
      if (piece === undefined) {
        yield parts.join('');
        parts = [];
        length = 0;
        continue;
      }
      parts.push(piece);
      length += piece.length;
      if (length > longest) throw new RangeError(`a line is longer than ${longest} characters`);
    }
  }
  if (length > 0) yield parts.join('');
}
