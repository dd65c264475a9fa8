import { meaningOf, type CodeRow, type NamedCode } from '../codes/code-row.ts';
import type { Entry, Explanation } from './explanation.ts';
import { families } from '../codes/families.ts';
import { codesNamed, codesWithValue } from '../codes/find-codes.ts';
import { knownPairs } from './known-pairs.ts';
import { hexOf } from '../codes/printed.ts';
import type { Piece } from '../evidence/pasted/piece.ts';
import { explainEvent } from './explain-event.ts';

/** What one piece says. */
interface Said {
  readonly known: boolean;
  readonly title: string;
  readonly says: string;
  readonly entries: readonly Entry[];
  readonly next?: string;
}

/** The answer to a text that was taken apart: each distinct piece in the order of the text, what is known first. */
export function explainPieces(whole: readonly Piece[]): Explanation | undefined {
  const pieces = whole.slice(0, MOST_PIECES);
  const said = distinct(pieces.toSorted(accountsLast).flatMap(saidOf)).toSorted(
    (a, b) => Number(b.known) - Number(a.known),
  );
  const [first] = said;
  if (!first) return undefined;
  const shown = said.slice(0, MOST_SAID);
  const left = said.length - shown.length;
  return {
    format: 1,
    asked: `${[...new Set(said.map(({ title }) => title))].slice(0, 4).join(', ')}${pieces.length > 1 ? ` (${pieces.length} pieces)` : ''}`,
    known: first.known,
    means: `${shown.map(({ says }) => says).join(' ')}${left > 0 ? ` And ${left} more.` : ''}`,
    doesNotTell: said.length === 1 ? doubtOf(first) : '',
    next: [
      ...new Set([
        ...said.flatMap(({ next }) => next ?? []),
        'rdpdoctor check HOST FILE judges the whole text together with the live host',
      ]),
    ].slice(0, 4),
    entries: said.flatMap(({ entries }) => entries),
    ambiguities: [],
    myths: [],
  };
}

/** What is true of the account comes after what happened to it. */
function accountsLast(a: Piece, b: Piece): number {
  return Number(a.kind === 'account') - Number(b.kind === 'account');
}

function doubtOf({ entries }: Said): string {
  const [entry] = entries;
  return entry ? families[entry.row.family].doesNotTell : '';
}

function saidOf(piece: Piece): readonly Said[] {
  switch (piece.kind) {
    case 'event': {
      const { known, says, entries } = explainEvent(piece.event, piece.message);
      return [{ known, says, entries, title: `event ${piece.event.eventId}` }];
    }
    case 'attempt': {
      const { program, error, state, codes, next } = piece.attempt;
      const entries = entriesOf(codes, program);
      const says = [
        error,
        ...entries
          .slice(0, 2)
          .map(
            ({ row }) =>
              `${row.name || hexOf(row.value ?? 0)}: ${meaningOf(row)}${row.note ? ` ${row.note}` : ''}`,
          ),
        state,
      ];
      const told = says.filter((part) => part !== undefined).join(' ');
      return [
        {
          known: told !== '',
          title: `log of ${program}`,
          says: told === '' ? `A log of ${program}; none of its lines is known.` : `${program}: ${told}`,
          entries,
          ...(next === undefined ? {} : { next }),
        },
      ];
    }
    case 'output': {
      const entries = entriesOf(piece.codes, piece.tool);
      const says = [piece.says, ...entries.map(({ row }) => `${row.name}: ${meaningOf(row)}`)].join(' ');
      return [
        {
          known: true,
          title: `output of ${piece.tool}`,
          says,
          entries,
          ...(piece.next === undefined ? {} : { next: piece.next }),
        },
      ];
    }
    case 'code':
      return [saidOfCode(piece.code, piece.program)];
    case 'account':
      return [{ known: true, title: 'account', says: piece.says, entries: [] }];
    case 'unreadable':
      return [
        {
          known: false,
          title: piece.what,
          says: `This is ${piece.what}; it is not read: ${piece.how}.`,
          entries: [],
          next: piece.how,
        },
      ];
    case 'settings':
      return saidOfSettings(piece.form, piece.lines);
  }
}

function saidOfCode(code: number, program: string | undefined): Said {
  const rows = codesWithValue(code, ['disconnectReason', 'gatewayReason']);
  const [row] = rows;
  const means = knownPairs[`${code}`]?.means ?? (row ? meaningOf(row) : 'not known');
  return {
    known: row !== undefined,
    title: `${hexOf(code)} (${code})`,
    says: `${hexOf(code)} (${code}), the number${program === undefined ? '' : ` ${program} puts`} before the sentence: ${means}`,
    entries: rows.map((found) => ({
      row: found,
      asked: String(code),
      why: 'the number before the sentence decides',
    })),
    next: `rdpdoctor check HOST --code ${hexOf(code)}`,
  };
}

function saidOfSettings(form: 'rdp' | 'registry', lines: readonly string[]): readonly Said[] {
  const names = lines.slice(0, 20).flatMap((line) => {
    const name =
      form === 'rdp'
        ? line.split(':')[0]
        : (/^\s*"([^"]{1,80})"=/.exec(line)?.[1] ?? /^\s{2,}(\S{1,80})\s+REG_/.exec(line)?.[1]);
    return name === undefined ? [] : [name.trim()];
  });
  return names.flatMap((name) => {
    const rows = codesNamed(name).filter(({ family }) => family === 'rdpProperty' || family === 'setting');
    const [row] = rows;
    if (!row) return [];
    return [
      {
        known: true,
        title: name,
        says: `${name}: ${meaningOf(row)}`,
        entries: [{ row, asked: name, why: 'a line of settings in the text' }],
        next: form === 'rdp' ? 'rdpdoctor lint FILE.rdp' : 'rdpdoctor check FILE.reg',
      },
    ];
  });
}

function entriesOf(codes: readonly NamedCode[], from: string): readonly Entry[] {
  return codes.flatMap(({ family, value, name }) => {
    const rows = rowsFor(family, value, name);
    return rows
      .slice(0, 1)
      .map((row) => ({ row, asked: name ?? hexOf(value ?? 0), why: `named by ${from}` }));
  });
}

function rowsFor(
  family: CodeRow['family'],
  value: number | undefined,
  name: string | undefined,
): readonly CodeRow[] {
  if (value !== undefined) return codesWithValue(value, [family]);
  const named = codesNamed(name ?? '');
  return [...named.filter((row) => row.family === family), ...named.filter((row) => row.family !== family)];
}

function distinct(said: readonly Said[]): readonly Said[] {
  const seen = new Set<string>();
  return said.filter(({ says }) => {
    if ([...seen].some((told) => told.includes(says))) return false;
    seen.add(says);
    return true;
  });
}

const MOST_SAID = 4;
/** The first of many events say what all of them say. */
const MOST_PIECES = 200;
