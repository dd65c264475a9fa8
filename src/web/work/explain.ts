import { families } from '../../core/codes/families.ts';
import { hexOf } from '../../core/codes/printed.ts';
import { sourceOf } from '../../core/evidence/reader.ts';
import { explainText } from '../../core/explain/explain-text.ts';
import { harmlessly } from '../sheet/harmlessly.ts';
import { casesOfFiles, type FileCases } from './diagnose-files.ts';

/** An answer to a pasted text, as it is shown. */
export interface Answer {
  readonly asked: string;
  readonly known: boolean;
  readonly means: string;
  readonly doesNotTell: string;
  readonly next: readonly string[];
  readonly ambiguities: readonly string[];
  readonly rows: readonly AnswerRow[];
  readonly myths: readonly {
    readonly claim: string;
    readonly verdict: string;
    readonly truth: string;
    readonly instead: string;
  }[];
}

/** One row of a table behind an answer. */
export interface AnswerRow {
  readonly family: string;
  readonly name: string;
  readonly meaning: string;
  readonly note?: string;
  readonly why: string;
  readonly confidence: string;
  readonly source: string;
}

/** What a text means, without a case. */
export function answerOf(text: string): Answer {
  const { asked, known, means, doesNotTell, next, ambiguities, entries, myths } = explainText(text);
  return harmlessly({
    asked: asked.slice(0, LONGEST_ASKED),
    known,
    means,
    doesNotTell,
    next,
    ambiguities,
    rows: entries.slice(0, MOST_ROWS).map(({ row, why }) => ({
      family: families[row.family].title,
      name: [row.value === undefined ? '' : numberOf(row.value, families[row.family].print), row.name]
        .filter(Boolean)
        .join(' '),
      meaning: row.meaning,
      ...(row.note === undefined ? {} : { note: row.note }),
      why,
      confidence: row.confidence,
      source: row.source,
    })),
    myths: myths.map(({ claim, verdict, truth, instead }) => ({ claim, verdict, truth, instead })),
  });
}

/** What a longer text tells as evidence: events, settings, a log; no case where it tells nothing. */
export async function casesOfText(text: string, now: string): Promise<FileCases> {
  if (text.length < SHORTEST_EVIDENCE) return { cases: [], notes: [] };
  const source = sourceOf('pasted text', new TextEncoder().encode(text));
  // What a question is not is no loss: it has been explained.
  return { cases: (await casesOfFiles([source], now)).cases, notes: [] };
}

function numberOf(value: number, print: 'hex' | 'decimal' | 'name'): string {
  if (print === 'name') return '';
  return print === 'hex' ? `${hexOf(value)} (${value})` : `${value}`;
}

const LONGEST_ASKED = 300;
const MOST_ROWS = 40;
const SHORTEST_EVIDENCE = 120;
