import type { PlanStateAnswer } from '../../../app/api/plans.ts';
import { compareVerdicts, isProven } from '../../../app/fix/compare-verdicts.ts';

type State = PlanStateAnswer['state'];
type Run = Pick<PlanStateAnswer, 'state' | 'isBusy' | 'before' | 'after' | 'causes'>;

/** How a plan stands, in a sentence that claims no more than was seen. */
export function stateWords(run: Run): string {
  if (run.isBusy) return busyWords[run.state] ?? 'Something is done with it.';
  if (run.state === 'kept') return keptWords(run);
  return run.state === 'undone' ? undoneWords(run) : idleWords[run.state];
}

/** A word and a drawing for each way a plan can stand. */
export function stateMark({ state, isBusy }: Run): {
  readonly icon: 'clock' | 'passed' | 'died' | 'flawed' | 'quiet';
  readonly look: 'good' | 'warn' | 'bad' | 'none';
  readonly says: string;
} {
  if (isBusy) return { icon: 'clock', look: 'warn', says: 'At work' };
  switch (state) {
    case 'kept':
      return { icon: 'passed', look: 'good', says: 'Kept' };
    case 'awaitsRestart':
      return { icon: 'clock', look: 'warn', says: 'Awaits a restart' };
    case 'undone':
      return { icon: 'quiet', look: 'none', says: 'Taken back' };
    case 'failedAndUndone':
      return { icon: 'died', look: 'bad', says: 'Failed, taken back' };
    case 'refused':
      return { icon: 'died', look: 'bad', says: 'Nothing changed' };
    case 'undoIncomplete':
      return { icon: 'flawed', look: 'bad', says: 'Not all taken back' };
    case 'made':
      return { icon: 'quiet', look: 'none', says: 'Made' };
    default:
      return { icon: 'flawed', look: 'bad', says: 'Not known' };
  }
}

/** Whether there is something to take back, or nobody knows that there is not. */
export function canBeUndone({ state, isBusy }: Run): boolean {
  return !isBusy && !['made', 'undone', 'refused', 'failedAndUndone'].includes(state);
}

/** Whether nobody knows yet that it stays or is gone. */
export function isOpen(run: Run): boolean {
  return run.isBusy || (run.state !== 'kept' && canBeUndone(run));
}

function keptWords({ before, after, causes }: Run): string {
  const isBetter =
    before !== undefined && after !== undefined && compareVerdicts(before, after, causes) === 'better';
  return isBetter
    ? 'It helped: the check from outside gets further than before.'
    : 'It is applied and tested on the machine; from outside nothing got worse.';
}

/** What was proven and went away again was taken back by a person. */
function undoneWords({ before, after, causes }: Run): string {
  const failed = before !== undefined && after !== undefined && !isProven(before, after, causes);
  return failed ? 'It did not help, seen from outside; everything was put back.' : 'Everything was put back.';
}

const busyWords: Partial<Readonly<Record<State, string>>> = {
  applying: 'Its steps are being done on the machine.',
  applied: 'It is applied; whether it helped is being looked at from outside.',
  awaitsRestart: 'Whether it helped is being looked at from outside.',
  undoIncomplete: 'It is being taken back.',
};

const idleWords: Readonly<Record<Exclude<State, 'kept' | 'undone'>, string>> = {
  made: 'It was made and not run.',
  applying:
    'It was begun, and nobody here is at work on it any more: what is changed there is not known. Take it back.',
  applied:
    'It was applied, and nobody saw whether it helped: what was to look from outside was ended. Take it back.',
  awaitsRestart:
    'It is applied and tested on the machine, and in force only after the next restart of Windows there. Restart it, then prove the plan: that looks from outside whether it helped.',
  failedAndUndone: 'A step failed; everything was put back.',
  refused: 'Nothing was changed.',
  undoIncomplete: 'Not everything is known to be put back. Take it back again.',
  lost: 'The connection was gone before the machine said how it ended: what is changed there is not known. Take it back as soon as it can be reached.',
};
