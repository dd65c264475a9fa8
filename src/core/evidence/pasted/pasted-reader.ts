import { fact, type Fact, type Source } from '../../facts/case-file.ts';
import { onlyNotes, type EvidenceReader, type ReadingContext } from '../reader.ts';
import { looksPasted, readText } from '../text-file.ts';
import { clientErrorIn } from './client-error.ts';
import type { Piece } from './piece.ts';
import { programLogsOf } from './program-log-facts.ts';
import { readPasted, type Pasted } from './read-pasted.ts';
import { settingsFacts } from './settings-facts.ts';

/** Text that people hand in: dialogs, events, logs, outputs of tools, in any mixture → events and facts. */
export const pastedReader: EvidenceReader = {
  name: 'pasted text',
  tellsByEvents: true,

  recognises(head, source) {
    if (!looksPasted(head)) return false;
    const pasted = readPasted(readText(source.read(0, ENOUGH_TO_TELL)).text);
    return pasted.pieces.some(isTelling) || clientErrorIn(pasted) !== undefined;
  },

  read(source, context) {
    const { text } = readText(source.read(0, MOST_BYTES));
    const pasted = readPasted(text);
    const by: Source = { by: 'pasted text', from: source.name, at: context.now };
    addEvents(pasted, context);
    const facts = factsOf(pasted, by);
    const notes = notesOf(source.name, pasted, source.size - MOST_BYTES);
    return facts.length === 0 && pasted.pieces.length === 0
      ? onlyNotes(...notes)
      : { facts, gaps: [], notes };
  },
};

/** Lines of an .rdp file alone are a file of its own kind; what `reg query` prints is no export. */
function isTelling(piece: Piece): boolean {
  if (piece.kind === 'settings') return piece.form === 'registry' && settingsFacts(piece).length > 0;
  return piece.kind !== 'account';
}

/** Copied events say what they say; that others are missing from an excerpt means nothing, so it covers no span of time. */
function addEvents({ pieces }: Pasted, { events }: ReadingContext): void {
  const seen = new Set<string>();
  for (const piece of pieces) {
    if (piece.kind !== 'event') continue;
    const { event } = piece;
    events.add(event);
    const key = `${event.computer}|${event.channel}`;
    if (seen.has(key) || seen.size >= MOST_CHANNELS) continue;
    seen.add(key);
    events.covers({
      channel: event.channel,
      computer: event.computer,
      first: '',
      last: '',
      records: 0,
      lost: 0,
    });
  }
}

function factsOf(pasted: Pasted, by: Source): readonly Fact[] {
  const stated = pasted.pieces.flatMap((piece) => {
    if (piece.kind === 'output') return piece.facts;
    return piece.kind === 'settings' ? settingsFacts(piece) : [];
  });
  const error = clientErrorIn(pasted);
  const logs = programLogsOf(
    pasted.pieces.flatMap((piece) => {
      if (piece.kind === 'attempt') return [piece.attempt];
      // A tool that failed with a status said as much as a client that did.
      const { tool: program, codes } = piece.kind === 'output' ? piece : { tool: '', codes: [] };
      return codes.length > 0 ? [{ program, side: 'client' as const, codes }] : [];
    }),
  );
  return [
    ...stated.map(({ name, value }) => fact(name, value, by)),
    ...(logs.length === 0 ? [] : [fact('programLogs', logs, by)]),
    ...(error === undefined ? [] : [fact('clientError', error, by)]),
  ];
}

/** PowerShell's tables show the first line of a message and three dots. */
function isCutShort({ message, event }: Extract<Piece, { kind: 'event' }>): boolean {
  return /(?:\.{3}|…)\s*$/.test(message) && Object.keys(event.fields).length === 0;
}

function notesOf(name: string, { pieces, unread }: Pasted, bytesLeft: number): readonly string[] {
  const notes: string[] = [];
  const events = pieces.filter((piece) => piece.kind === 'event');
  const untimed = events.filter((piece) => !piece.timed).length;
  if (events.length > 0)
    notes.push(
      `${name}: ${events.length} ${events.length === 1 ? 'event' : 'events'} read from text: an excerpt, so nothing is concluded from what is not in it; times without a zone count as UTC`,
    );
  if (untimed > 0)
    notes.push(
      `${name}: ${untimed === events.length ? 'without a time' : `${untimed} of them without a time`}: when is not known`,
    );
  if (events.some(isCutShort))
    notes.push(
      `${name}: of some events only the first line was copied, without the values that tell who and why: … | Format-List TimeCreated, Id, ProviderName, Message shows all of it`,
    );
  for (const piece of pieces) {
    if (piece.kind === 'attempt')
      notes.push(
        `${name}: ${piece.attempt.program}: ${piece.attempt.error ?? piece.attempt.state ?? 'its log was read'}`,
      );
    if (piece.kind === 'output') notes.push(`${name}: ${piece.says}`);
    if (piece.kind === 'account') notes.push(`${name}: ${piece.says}`);
    if (piece.kind === 'unreadable') notes.push(`${name}: ${piece.what}: ${piece.how}`);
  }
  if (bytesLeft > 0 || unread > 0)
    notes.push(`${name}: the first ${MOST_BYTES / 1_048_576} MiB were read; the rest was not looked at`);
  return notes.slice(0, MOST_NOTES);
}

const ENOUGH_TO_TELL = 262_144;
const MOST_BYTES = 64 * 1_048_576;
const MOST_CHANNELS = 200;
const MOST_NOTES = 20;
