import type { LoggedEvent } from '../events/logged-event.ts';
import { withoutControls } from '../text-file.ts';
import { accounts } from './accounts.ts';
import { channelOutputs } from './channel-outputs.ts';
import { clockOutputs } from './clock-outputs.ts';
import { eventJson } from './event-json.ts';
import { eventRecords } from './event-records.ts';
import { eventRows } from './event-rows.ts';
import { eventTable } from './event-table.ts';
import { eventXml } from './event-xml.ts';
import { hostOutputs } from './host-outputs.ts';
import { leadingCodes } from './leading-codes.ts';
import { logonOutputs } from './logon-outputs.ts';
import { looseEvents } from './loose-events.ts';
import { namedEvents } from './named-events.ts';
import type { Form, Piece } from './piece.ts';
import { nameOutputs } from './name-outputs.ts';
import { portOwnerOutputs } from './port-owner-outputs.ts';
import { portOutputs } from './port-outputs.ts';
import { programLogs } from './program-logs.ts';
import { routeOutputs } from './route-outputs.ts';
import { sessionOutputs } from './session-outputs.ts';
import { settingsLines } from './settings-lines.ts';
import { ticketOutputs } from './ticket-outputs.ts';
import { toldRefusals } from './told-refusals.ts';
import { tlsOutputs } from './tls-outputs.ts';
import { unreadableForms } from './unreadable-forms.ts';

/** What a text holds: the pieces that were recognised, and the words that belong to none of them. */
export interface Pasted {
  readonly pieces: readonly Piece[];
  /** What is left: sentences and numbers of a dialog, or talk. */
  readonly rest: string;
  /** The forms that were met, in the order they were read. */
  readonly forms: readonly string[];
  /** Characters that were not looked at because the text is longer than is read. */
  readonly unread: number;
}

/** Takes a text apart into events, attempts, outputs, codes and settings, in any mixture. Time grows with its length alone. */
export function readPasted(text: string): Pasted {
  const pieces: Piece[] = [];
  const met: string[] = [];
  let rest = (withoutControls(text.slice(0, MOST_CHARACTERS)) ?? '')
    .replace(EMPTY_LINES, '\n\n\n')
    .replace(QUOTED, '');
  for (const form of forms) {
    if (rest.trim() === '') break;
    if (form.mark?.test(rest) === false) continue;
    const taken = form.take(rest);
    if (taken.pieces.length === 0) continue;
    for (const piece of taken.pieces.slice(0, MOST_PIECES - pieces.length)) pieces.push(piece);
    met.push(form.name);
    rest = taken.rest;
  }
  return {
    pieces: withoutTwins(pieces),
    rest,
    forms: met,
    unread: Math.max(0, text.length - MOST_CHARACTERS),
  };
}

/** Event Viewer copies an event as text and as XML in one: the XML counts, its times have a zone. */
function withoutTwins(pieces: readonly Piece[]): readonly Piece[] {
  const kind = ({ provider, eventId }: LoggedEvent) => `${provider} ${eventId}`;
  const minute = ({ time }: LoggedEvent) => time.slice(14, 19);
  const exact = new Set(
    pieces.flatMap((piece) =>
      piece.kind === 'event' && piece.message === ''
        ? [kind(piece.event), `${kind(piece.event)} ${minute(piece.event)}`]
        : [],
    ),
  );
  return pieces.filter((piece) => {
    if (piece.kind !== 'event' || piece.message === '') return true;
    return !exact.has(piece.timed ? `${kind(piece.event)} ${minute(piece.event)}` : kind(piece.event));
  });
}

/** Every form; what an earlier one takes a later one no longer sees. */
const forms: readonly Form[] = [
  unreadableForms,
  accounts,
  eventXml,
  eventJson,
  eventRows,
  eventTable,
  eventRecords,
  programLogs,
  looseEvents,
  toldRefusals,
  portOutputs,
  tlsOutputs,
  sessionOutputs,
  portOwnerOutputs,
  hostOutputs,
  ticketOutputs,
  logonOutputs,
  clockOutputs,
  channelOutputs,
  routeOutputs,
  nameOutputs,
  settingsLines,
  leadingCodes,
  namedEvents,
];

/** What a mail or a ticket puts before lines that it quotes, and Markdown before code. */
const QUOTED = /^ {0,3}(?:> ?|`{1,3}(?=\[))/gm;
/** A page of empty lines says no more than two. */
const EMPTY_LINES = /(?:\r?\n){4,}/g;
/** 64 Mi characters: about what fits in memory several times over. */
export const MOST_CHARACTERS = 64 * 1_048_576;
const MOST_PIECES = 200_000;
