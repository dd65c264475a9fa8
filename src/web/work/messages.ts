import type { CaseFile } from '../../core/facts/case-file.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { RiskId } from '../../core/remedy/action.ts';
import type { FixPlan } from '../../core/remedy/plan-view.ts';
import type { Plan } from '../../core/remedy/plan-format.ts';
import type { ReportRow } from '../../core/report/report-rows.ts';
import type { EventRow, Facets, Histogram } from './events/event-page.ts';
import type { EventQuery } from './events/event-query.ts';
import type { ExportForm } from './events/export-events.ts';
import type { Answer } from './explain.ts';
import type { JudgedCase } from './judge.ts';

/** A file, and its name with the folders it was found in. */
export interface NamedFile {
  readonly path: string;
  readonly file: File;
}

/** What the page asks its worker for, by name, and what it gets back. */
export interface Work {
  /** Reads files and judges what they tell. */
  read: { ask: { readonly files: readonly NamedFile[] }; answer: Judgements };
  /** Explains a text, and judges it where it is evidence. */
  explain: { ask: { readonly text: string }; answer: Judgements & { readonly answer: Answer } };
  /** Judges a case that came from elsewhere as JSON. */
  open: { ask: { readonly json: string }; answer: JudgedCase | { readonly problem: string } };
  /** Judges a case once more with what the person answered. */
  answered: {
    ask: { readonly file: CaseFile; readonly told: FactTypes['reportedContext'] };
    answer: JudgedCase;
  };
  /** One phase of a live check, put into words. */
  phase: { ask: { readonly json: string }; answer: ReportRow | { readonly problem: string } };
  share: {
    ask: {
      readonly file: CaseFile;
      readonly form: 'html' | 'json';
      readonly isRedacted: boolean;
      readonly style: string;
    };
    answer: string;
  };
  /** The plan of a case with the risks that were accepted by name. */
  plan: { ask: { readonly file: CaseFile; readonly acceptedRisks: readonly RiskId[] }; answer: FixPlan };
  /** The script that carries a plan out. */
  script: { ask: { readonly plan: Plan }; answer: string };
  /** Looks at every record of the logs that were read. */
  index: { ask: 'every record'; answer: Facets };
  choose: { ask: { readonly query: EventQuery }; answer: Chosen };
  rows: { ask: { readonly from: number; readonly count: number }; answer: readonly EventRow[] };
  export: { ask: { readonly form: ExportForm }; answer: Blob };
}

/** The cases that files or a text gave, judged, what was lost, and how many of the files are logs whose records can be shown. */
export interface Judgements {
  readonly cases: readonly JudgedCase[];
  readonly notes: readonly string[];
  readonly logs: number;
}

/** How many records were chosen, and when they were. */
export interface Chosen {
  readonly count: number;
  readonly histogram: Histogram;
}

export type WorkName = keyof Work;

/** A question with its number; answers bear the same. */
export type Request = {
  [N in WorkName]: { readonly n: number; readonly name: N; readonly ask: Work[N]['ask'] };
}[WorkName];

/** How far a reading is, the answer, or why there is none. */
export type Reply =
  | { readonly n: number; readonly progress: Progress }
  | { readonly n: number; readonly answer: unknown }
  | { readonly n: number; readonly problem: string };

/** Bytes of those there are, and the file that is being read. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly file: string;
}
