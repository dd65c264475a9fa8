import type { CarrierName } from '../../app/fix/plan-carrier.ts';

/** A script to be run on a Windows machine, and everything that goes with it. */
export interface ScriptJob {
  readonly script: string;
  /** Switches of the script, from a fixed set; never text from elsewhere. */
  readonly flags: readonly ScriptFlag[];
  /** Goes to the script as the environment variable RDPDOCTOR_PFX_PASSWORD, by a way that is neither argv nor log. */
  readonly pfxPassword?: string;
  /** A file the script needs there; it is removed when the script has ended. */
  readonly file?: { readonly path: string; readonly bytes: Uint8Array };
}

export type ScriptFlag =
  | '-Yes'
  | '-Undo'
  | '-WhatIf'
  | '-Short'
  | `-Page ${number}`
  | `-Days ${number}`
  | `-Part ${number}`;

export interface RunLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Whether a machine can be reached this way, else why not. */
export type Reach =
  | { readonly outcome: 'ready' }
  | {
      readonly outcome: 'notConfigured' | 'unreachable' | 'refused' | 'untrusted' | 'unsuitable';
      readonly why: string;
    };

/** What came of carrying a script: what it printed, or how that failed. */
export type Carried =
  | { readonly outcome: 'ran'; readonly exitCode?: number; readonly stdout: string; readonly stderr: string }
  /** The script was written for a person to run; nothing has been changed. */
  | { readonly outcome: 'printed'; readonly path: string }
  /** Nothing was started. */
  | { readonly outcome: 'notStarted'; readonly why: string }
  /** It may have run: the connection was gone, or time was up, before it said how it ended. */
  | { readonly outcome: 'lost'; readonly why: string; readonly stdout: string };

/** One way to run a script on one machine. */
export interface Carrier {
  readonly name: CarrierName;
  /** Looks whether this way is open without changing anything. */
  readonly reach: (limits: RunLimits) => Promise<Reach>;
  readonly run: (job: ScriptJob, limits: RunLimits) => Promise<Carried>;
}

/** Keeps the end of what a program prints: results stand last, and nobody can fill the memory. */
export function keepEnd(text: string, added: string): string {
  const all = text + added;
  // Cut seldom: each cut copies the whole.
  return all.length > 2 * MAX_OUTPUT ? all.slice(-MAX_OUTPUT) : all;
}

const MAX_OUTPUT = 8 * 1024 * 1024;
