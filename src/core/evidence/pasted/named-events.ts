import type { ShortProvider } from '../../facts/provider-names.ts';
import { longNames } from '../../facts/provider-names.ts';
import { tellingEvent } from '../events/telling-events.ts';
import { linesOf } from '../text-file.ts';
import { eventPiece } from './event-piece.ts';
import { nothing, type Form, type Piece } from './piece.ts';

/** An event that somebody only names: "RD Gateway event 301", "Event ID 36874 Schannel". It is told, with no time and no values. */
export const namedEvents: Form = {
  name: 'events by their numbers',
  take(text) {
    const lines = linesOf(text.slice(0, LONGEST_TEXT + 1));
    if (text.length > LONGEST_TEXT || lines.length > MOST_LINES) return nothing(text);
    const pieces: Piece[] = [];
    const rest = lines.filter((line) => {
      const found = eventNamedIn(line);
      if (found === undefined) return true;
      pieces.push(eventPiece({ provider: longNames[found.provider][0]!, id: found.id }));
      return false;
    });
    return pieces.length === 0 ? nothing(text) : { pieces, rest: rest.join('\n') };
  },
};

function eventNamedIn(line: string): { readonly provider: ShortProvider; readonly id: number } | undefined {
  const [provider] = providers.find(([, words]) => words.test(line)) ?? [];
  if (provider === undefined) return undefined;
  const numbers = [...line.matchAll(/(?<![\w.])\d{2,5}(?![\w.])/g)].map(([digits]) => Number(digits));
  const known = numbers.filter((id) => tellingEvent(longNames[provider][0]!, id) !== undefined);
  // Two numbers that could be events, or one that is none, are something else: a port, a year.
  const [id] = known;
  return id === undefined || known.length > 1 ? undefined : { provider, id };
}

/** How people name what writes an event. */
const providers: readonly (readonly [ShortProvider, RegExp])[] = [
  ['gateway', /\b(?:RD|TS) ?Gateway\b|Remote Desktop Gateway|TerminalServices-Gateway|\bRDGW?\b/i],
  ['rcm', /RemoteConnectionManager|\bRCM\b/i],
  ['lsm', /LocalSessionManager|\bLSM\b/i],
  ['rdpcorets', /RdpCoreTS/i],
  ['schannel', /\bSchannel\b/i],
  ['termdd', /\bTermDD\b/i],
];

const LONGEST_TEXT = 300;
const MOST_LINES = 4;
