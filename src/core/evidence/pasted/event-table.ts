import { linesOf } from '../text-file.ts';
import { eventPiece } from './event-piece.ts';
import { nothing, type Form, type Piece } from './piece.ts';
import { timeOf } from './printed-time.ts';

/** Get-WinEvent as PowerShell prints it: "ProviderName: X", a heading, rows of time, id, level and the first line of the message. */
export const eventTable: Form = {
  name: 'events as a table',
  take(text) {
    const pieces: Piece[] = [];
    const rest: string[] = [];
    let provider: string | undefined;
    for (const line of linesOf(text)) {
      const named = /^\s{0,8}ProviderName:\s{1,4}(\S.{0,120})$/.exec(line);
      if (named) provider = named[1]?.trim();
      else if (/^\s*TimeCreated\s+Id\s/.test(line) || /^[-\s]{10,}$/.test(line)) continue;
      else {
        const row = provider === undefined ? undefined : rowOf(line, provider);
        if (row && pieces.length < MOST_EVENTS) pieces.push(row);
        else rest.push(line);
      }
    }
    return pieces.length === 0 ? nothing(text) : { pieces, rest: rest.join('\n') };
  },
};

function rowOf(line: string, provider: string): Piece | undefined {
  const words = line.trim().slice(0, 2_000).split(/\s+/);
  // A time is one to three words long, with AM or PM.
  for (let length = 1; length <= 4; length += 1) {
    const id = words[length] ?? '';
    const time = words.slice(0, length).join(' ');
    if (!/^\d{1,5}$/.test(id) || timeOf(time) === undefined) continue;
    return eventPiece({ provider, id: Number(id), time, message: words.slice(length + 2).join(' ') });
  }
  return undefined;
}

const MOST_EVENTS = 200_000;
