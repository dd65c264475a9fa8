import type { Notebook } from '../interview/notebook.ts';
import type { PhaseLine } from '../interview/probe.ts';
import type { Target } from '../target/target.ts';
import type { CollectOptions } from './collect-options.ts';

/** One check while it runs. */
export interface Check {
  readonly target: Target;
  readonly options: CollectOptions;
  readonly notebook: Notebook;
  readonly signal: AbortSignal;
  readonly tell: (line: PhaseLine) => void;
}
