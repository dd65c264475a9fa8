import { behind, type Spoken } from './spoken.ts';

/** One WebSocket frame's content and when it arrived. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** The contents of the data frames on one side of a WebSocket, unmasked; pings, pongs and closes are left out. RFC 6455 section 5.2 */
export function webSocketPieces(spoken: Spoken, from: number): readonly Piece[] {
  const side = behind(spoken, from);
  const { bytes } = side;
  const pieces: Piece[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const opcode = bytes[at]! & 0x0f;
    const masked = (bytes[at + 1]! & 0x80) !== 0;
    const short = bytes[at + 1]! & 0x7f;
    const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
    const body = at + 2 + extra + (masked ? 4 : 0);
    if (body > bytes.length) break;
    const length = extra === 0 ? short : numberAt(bytes, at + 2, extra);
    if (length > bytes.length - body) break;
    const content = bytes.subarray(body, body + length);
    const mask = bytes.subarray(body - 4, body);
    if (opcode <= 2) {
      pieces.push({
        bytes: masked ? content.map((byte, i) => byte ^ mask[i & 3]!) : content,
        at: side.at(body + Math.max(0, length - 1)),
      });
    }
    at = body + length;
  }
  return pieces;
}

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i += 1) value = value * 256 + bytes[at + i]!;
  return value;
}
