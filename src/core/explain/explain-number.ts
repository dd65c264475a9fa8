import { meaningOf, type CodeRow, type Family } from '../codes/code-row.ts';
import type { Context } from './contexts.ts';
import type { Entry, Explanation } from './explanation.ts';
import { bareNumberOrder, families } from '../codes/families.ts';
import { codesWithValue } from '../codes/find-codes.ts';
import { nextFor } from './next-steps.ts';
import { knownPairs } from './known-pairs.ts';
import { printed } from '../codes/printed.ts';
import type { WrittenNumber } from '../codes/written-numbers.ts';

/** Explains one number: every family that has it, the most plausible first, each with the reason of its place. */
export function explainNumber(number: WrittenNumber, context: Context | undefined): Explanation {
  const order = plausibleOrder(number);
  const meant = context ? fitting(codesWithValue(number.value, context.families), context) : [];
  const rows = meant.length > 0 ? meant : inOrder(codesWithValue(number.value, order), order);
  const entries: readonly Entry[] = [
    ...rows.map((row, at) => ({
      row,
      asked: number.written,
      why: meant.length > 0 ? `asked for by "${context?.word}"` : reasonFor(row, number, at === 0),
    })),
    ...(meant.length > 0 ? [] : insideStatus(number)),
  ];
  const [first] = entries;
  if (!first) return unknownNumber(number, context);
  const special = first.row.family === 'disconnectReason' ? knownPairs[`${number.value}`] : undefined;
  return {
    format: 1,
    asked: printed(number),
    known: true,
    means: special?.means ?? meaningOf(first.row),
    doesNotTell: special?.doesNotTell ?? families[first.row.family].doesNotTell,
    next: nextFor(first.row, number.value),
    entries,
    ambiguities: context && meant.length === 0 ? [missed(number, context)] : [],
    myths: [],
  };
}

/** The answer where no table has the number: no guess from its digits. */
export function unknownNumber(number: WrittenNumber, context?: Context): Explanation {
  return {
    format: 1,
    asked: printed(number),
    known: false,
    means: `Not known: no source that was read says what ${printed(number)} means here.`,
    doesNotTell:
      'anything by its digits: codes of similar look do not share a meaning, so nothing is derived from them',
    next: [
      context?.families[0] === 'event'
        ? 'rdpdoctor check HOST FILE.evtx (the log it stands in)'
        : `rdpdoctor check HOST --code ${number.written}`,
    ],
    entries: [],
    ambiguities: [],
    myths: [],
  };
}

function plausibleOrder(number: WrittenNumber): readonly Family[] {
  if (number.value >= 0xc000_0000) return ['ntStatus', 'hresult', 'controlError', 'entraError'];
  if (number.value >= 0x8000_0000) return ['hresult', 'ntStatus'];
  const rest = bareNumberOrder.filter((family) => family !== 'event');
  return !number.hex && number.value >= 1000 ? ['event', ...rest] : bareNumberOrder;
}

function inOrder(rows: readonly CodeRow[], order: readonly Family[]): readonly CodeRow[] {
  return rows.toSorted((a, b) => order.indexOf(a.family) - order.indexOf(b.family));
}

function fitting(rows: readonly CodeRow[], { provider, families: wanted }: Context): readonly CodeRow[] {
  const ofProvider = provider
    ? rows.filter((row) => row.family !== 'event' || row.name.startsWith(provider))
    : rows;
  const events = ofProvider.filter((row) => row.family === 'event');
  return provider && events.length > 0 ? events : inOrder(ofProvider, wanted);
}

function reasonFor(row: CodeRow, number: WrittenNumber, first: boolean): string {
  const place = first ? 'first' : 'also possible';
  switch (row.family) {
    case 'event':
      return `${place}: Event Viewer prints event ids in decimal${number.hex ? '; yours is written in hex' : ''}`;
    case 'disconnectReason':
    case 'gatewayReason':
      return `${place}: mstsc prints this family as the first number of its dialog`;
    case 'extendedReason':
      return `${place}: if it stood second in the dialog`;
    case 'errorInfo':
      return `${place}: the same number on the wire, sent by a server`;
    case 'ntStatus':
    case 'hresult':
      return `${place}: the upper bits mark a status`;
    case 'freerdpError':
    case 'gatewayStatus':
    case 'entraError':
      return `${place}: ${families[row.family].title}`;
    default:
      return `${place}: ${families[row.family].title} has the number`;
  }
}

/**
 * A number that wraps another by documented rule: HRESULT_FROM_WIN32 and HRESULT_FROM_NT, [MS-ERREF] 2.1; class 1 of
 * FreeRDP's errors, which is ERRINFO.
 */
function insideStatus(number: WrittenNumber): readonly Entry[] {
  const { value, written } = number;
  const low = value & 0xffff;
  const upper = value >>> 16;
  const wrapped: readonly (readonly [readonly CodeRow[], string])[] = [
    [
      upper === 0x8007 ? codesWithValue(low, ['gatewayStatus', 'windowsError']) : [],
      'an HRESULT 0x8007xxxx carries the error in its lower half',
    ],
    [
      upper === 0x0001 ? codesWithValue(low, ['errorInfo']) : [],
      "class 1 of FreeRDP's errors: the server sent ERRINFO, in the lower half",
    ],
    [
      value >>> 28 === 0xd ? codesWithValue((value & ~0x1000_0000) >>> 0, ['ntStatus']) : [],
      'a leading D is an NTSTATUS with the customer bit set: read C',
    ],
  ];
  return wrapped.flatMap(([rows, why]) => rows.map((row) => ({ row, asked: written, why })));
}

function missed(number: WrittenNumber, context: Context): string {
  return `"${context.word}" names a family that has no ${number.written} in the tables read; what follows are other families.`;
}
