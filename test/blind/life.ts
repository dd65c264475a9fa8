import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import type { Language } from './languages.ts';
import type { Machine } from './machine.ts';
import type { Worker } from './worker.ts';

/** A server's life as its logs hold it, up to the day somebody asks. */
export interface Life {
  readonly computer: string;
  /** Seeds what is left to chance, so that two servers do not live alike. */
  readonly seed: number;
  /** ISO 8601: the logs begin and end here. */
  readonly from: string;
  readonly until: string;
  readonly workers: readonly Worker[];
  readonly language?: Language;
  /** The hour of UTC at which people begin to work; 6.5 unless told. */
  readonly dawn?: number;
  readonly domain?: string;
  /** From here on `failing` happens instead of sessions. */
  readonly onset?: string;
  /** From here on all is well again. */
  readonly mended?: string;
  /** How an attempt ends after the onset; undefined for one that leaves no trace. */
  readonly failing?: (machine: Machine, time: string, worker: Worker) => readonly WrittenEvent[];
  /** Who fails after the onset, where it is not everybody. */
  readonly whom?: readonly string[];
  /** What belongs to the fault, and whatever else happened. */
  readonly events?: (machine: Machine) => readonly WrittenEvent[];
  /** Channels that nobody exported or that had rolled over. */
  readonly without?: readonly string[];
  /** Channels that were too small: what was before this moment had been overwritten. */
  readonly rolledOver?: Readonly<Record<string, string>>;
  /** Moments at which the computer was restarted. */
  readonly restarts?: readonly string[];
}
