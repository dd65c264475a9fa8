import { linesOf } from '../text-file.ts';
import { eventPiece } from './event-piece.ts';
import { canonical } from './event-labels.ts';
import { nothing, type Form, type Piece } from './piece.ts';

/** A few lines typed off a refused sign-in of the Security log, in any language: its number behind a label, and the status it states. */
export const toldRefusals: Form = {
  name: 'lines of refused sign-ins',
  mark: /\b(?:4625|4776)\b/,
  take(text) {
    const lines = linesOf(text);
    const pieces: Piece[] = [];
    const rest: string[] = [];
    for (let at = 0; at < lines.length; at += 1) {
      const begins = beginningIn(lines[at] ?? '');
      const end = begins === undefined ? at : endOfLines(lines, at);
      const message = begins === undefined ? '' : [begins.after, ...lines.slice(at + 1, end)].join('\n');
      if (begins === undefined || !STATUS.test(message) || pieces.length >= MOST_EVENTS) {
        rest.push(lines[at] ?? '');
        continue;
      }
      const { id, before } = begins;
      const time = TIME.exec(before)?.[0];
      pieces.push(eventPiece({ provider: SECURITY, id, message: oneValueALine(message), time }));
      at = end - 1;
    }
    return pieces.length === 0 ? nothing(text) : { pieces, rest: rest.join('\n') };
  },
};

interface Beginning {
  readonly id: number;
  readonly before: string;
  readonly after: string;
}

/** The number of the event, where the words before it are a label of events or the word for one. */
function beginningIn(line: string): Beginning | undefined {
  const found = /\b(?:4625|4776)\b/.exec(line.slice(0, 400));
  if (found === null) return undefined;
  const before = line.slice(0, found.index);
  const words = before.split(/[\s:：=#,;|]+/u).filter((word) => word !== '');
  const isLabelled = [1, 2, 3, 4].some((count) => isLabel(words.slice(-count).join(' ')));
  return isLabelled
    ? { id: Number(found[0]), before, after: line.slice(found.index + found[0].length) }
    : undefined;
}

function isLabel(words: string): boolean {
  return canonical(words) === 'id' || EVENT.test(words);
}

/** To the last line that has a label or a number of a status; only the sentence of the event may stand between without. */
function endOfLines(lines: readonly string[], at: number): number {
  let end = at + 1;
  for (let next = end; next < lines.length && next - at < MOST_LINES; next += 1) {
    const line = (lines[next] ?? '').slice(0, 400);
    if (line.trim() === '' || beginningIn(line) !== undefined) break;
    if (/[:：=]|0x[0-9a-f]{2}/iu.test(line)) end = next + 1;
    else if (next > at + 1) break;
  }
  return end;
}

/** Values that were put beside each other in one line stand one below the other, as in the event. */
function oneValueALine(message: string): string {
  return message.slice(0, LONGEST).replace(BETWEEN, '\n');
}

const SECURITY = 'Microsoft-Windows-Security-Auditing';
const EVENT = /^(?:event|ereignis|événement|evento|gebeurtenis|событие|zdarzenie|イベント|事件|이벤트)$/iu;
/** An NTSTATUS of severity error, as the event prints it. */
const STATUS = /\b0x[cC]0[0-9a-fA-F]{6}\b/;
const BETWEEN =
  /[ \t]{2,}|[;|,] | (?=(?:Account Name|Account Domain|Kontoname|Logon Type|Anmeldetyp|Failure Reason|Fehlerursache|Sub Status|Unterstatus):)/g;
const TIME =
  /(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?:T|,? {1,4})\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,7})?(?:Z| [AP]M)?/;
const LONGEST = 4_000;
const MOST_LINES = 60;
const MOST_EVENTS = 10_000;
