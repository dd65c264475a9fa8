import { StringDecoder } from 'node:string_decoder';

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
