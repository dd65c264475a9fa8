import { signal } from '@preact/signals';
import type { ReportRow } from '../../core/report/report-rows.ts';
import type { Answer } from '../work/explain.ts';
import type { JudgedCase } from '../work/judge.ts';
import type { Facets } from '../work/events/event-page.ts';
import type { Progress } from '../work/messages.ts';
import { startWorker } from './start-worker.ts';
import { WorkerCalls } from './worker-calls.ts';

/** Files and folders that are read: how many files were found in them so far, then how far they are read. */
export interface Reading {
  readonly is: 'reading';
  readonly names: readonly string[];
  readonly found?: number;
  readonly progress?: Progress;
}

/** What the page is busy with. */
export type Busy =
  | Reading
  | { readonly is: 'explaining' }
  | { readonly is: 'checking'; readonly target: string; readonly rows: readonly ReportRow[] };

/** What lies on the page: an answer, cases, what was lost, what cannot be done here. */
export interface Shown {
  readonly answer?: Answer;
  readonly cases: readonly JudgedCase[];
  readonly notes: readonly string[];
  /** Why nothing could be done, in a sentence. */
  readonly problem?: string;
  /** A host that a page without a server cannot look at. */
  readonly withoutServer?: string;
  /** How many event logs were among the files. */
  readonly logs: number;
}

export type View = 'start' | 'cases' | 'events';

/** The state of the page. */
export const view = signal<View>('start');
export const busy = signal<Busy | undefined>(undefined);
export const shown = signal<Shown | undefined>(undefined);
/** What can be filtered in the logs that were dropped; undefined before anybody looked. */
export const facets = signal<Facets | undefined>(undefined);

/** Judges, explains and writes files; never busy for long. */
export const desk = new WorkerCalls(startWorker);
/** Reads the files that were dropped and keeps their records; ended when reading is cancelled. */
export const reading = new WorkerCalls(startWorker);
