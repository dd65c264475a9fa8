import type { ScriptResult } from '../../core/remedy/script-result.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { RecordState } from './plan-record.ts';
import type { Verdict } from './verdict.ts';

/** How carrying out, proving or taking back a plan ended, with what was seen before and after. */
export interface Ending {
  readonly state: RecordState | 'printed' | 'notStarted';
  readonly says: string;
  readonly before?: Verdict;
  readonly after?: Verdict;
  readonly result?: ScriptResult;
}

/** The exit code of each way a plan can end. */
export const exitOfEnding: Readonly<Record<Ending['state'], ExitCode>> = {
  applying: 53,
  applied: 53,
  kept: 0,
  awaitsRestart: 0,
  undone: 50,
  failedAndUndone: 51,
  refused: 51,
  notStarted: 54,
  undoIncomplete: 52,
  lost: 53,
  printed: 0,
};

/** The exit code of taking a plan back. */
export function exitOfUndo({ state }: Ending): ExitCode {
  if (state === 'undone') return 0;
  return state === 'lost' ? 53 : 52;
}

/** The exit code of looking whether a plan helped that awaited a restart. */
export function exitOfProof({ state }: Ending): ExitCode {
  return state === 'kept' ? 0 : 40;
}
