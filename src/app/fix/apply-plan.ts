import { stepsWords } from '../../core/report/plan/plan.ts';
import type { Plan } from '../../core/remedy/plan-format.ts';
import type { ScriptResult } from '../../core/remedy/script-result.ts';
import { awaitsRestart } from '../../core/remedy/spec-of.ts';
import type { Ending } from './ending.ts';
import type { ScriptReport } from './plan-carrier.ts';
import { journalOf, type PlanJournal } from './plan-journal.ts';
import type { PlanRecord } from './plan-record.ts';
import {
  awaitsSays,
  interruptedSays,
  keptSays,
  lostSays,
  printedSays,
  saidOf,
  unwrittenSays,
} from './plan-words.ts';
import { proofFromOutside, type Proving } from './proof-from-outside.ts';
import { runPlanScript } from './run-plan-script.ts';
import { undoPlan, type Undoing } from './undo-plan.ts';
import { isProven } from './compare-verdicts.ts';
import type { Verdict } from './verdict.ts';

/** Everything around one plan: a way to the machine, a look at it from outside, where it is written down. */
export interface Applying extends Undoing, Proving {
  readonly via: PlanRecord['via'];
  readonly tell: (text: string) => void;
}

/** Writes a plan down, carries it out, looks from outside whether it helped, and takes it back where it did not. */
export async function applyPlan(plan: Plan, before: Verdict, around: Applying): Promise<Ending> {
  const journal = journalOf(plan, around);
  const { problem } = await journal.write('applying', { before });
  if (problem !== undefined) {
    // A database that took it and was gone before it said so must not say for ever that it is being applied.
    await journal.write('refused', { before });
    return { state: 'refused', says: unwrittenSays(problem), before };
  }
  const steps = stepsWords(plan.steps.length);
  const isWritten = around.carrier.name === 'print';
  around.tell(
    isWritten
      ? `writing the script of ${steps} for ${plan.target}`
      : `applying ${steps} on ${plan.target} by ${around.carrier.name}`,
  );
  const report = await runPlanScript('apply', plan, around);
  const applied = appliedIn(report);
  if (applied === undefined) return notApplied(report, plan, before, journal, around);
  await journal.write('applied', { before, result: applied });
  if (awaitsRestart(plan, applied)) {
    await journal.write('awaitsRestart', { before, result: applied });
    return journal.close({ state: 'awaitsRestart', says: awaitsSays(plan), before, result: applied });
  }
  return proven(plan, before, applied, journal, around);
}

/** Keeps what helped and takes back what did not; also where nobody could look. */
async function proven(
  plan: Plan,
  before: Verdict,
  result: ScriptResult,
  journal: PlanJournal,
  around: Applying,
): Promise<Ending> {
  const takeBack = (seen: Pick<PlanRecord, 'before' | 'after'>) =>
    undoPlan({ plan, via: around.via, ...seen }, around);
  const after = await proofFromOutside(before, plan, around).catch(async (error: unknown) => {
    await takeBack({ before });
    throw error;
  });
  const seen = { before, ...(after === undefined ? {} : { after }) };
  if (after !== undefined && isProven(before, after, plan.causes)) {
    await journal.write('kept', { ...seen, result });
    return journal.close({ state: 'kept', says: keptSays(before, after, plan), ...seen, result });
  }
  const isStopped = around.stop?.aborted === true;
  around.tell(isStopped ? interruptedSays(plan) : 'not better from outside: taking everything back');
  const undone = await takeBack(seen);
  const seconds = Math.round(around.proveWithinMs / 1000);
  return { ...undone, says: `it did not help within ${seconds} s; ${undone.says}`, ...seen };
}

function appliedIn(report: ScriptReport): ScriptResult | undefined {
  if (report.outcome !== 'reported') return undefined;
  return ['applied', 'alreadyApplied'].includes(report.result.outcome) ? report.result : undefined;
}

/** What becomes of a plan whose script did not say that it is applied. */
async function notApplied(
  report: ScriptReport,
  plan: Plan,
  before: Verdict,
  journal: PlanJournal,
  { carrier }: Applying,
): Promise<Ending> {
  const ending = endingOf(report, plan, carrier.brings);
  const { state, result } = ending;
  // A script that a person takes along is still to be applied; one that was not started never will be.
  if (state !== 'printed') {
    const written = state === 'notStarted' ? 'refused' : state;
    await journal.write(written, { before, ...(result === undefined ? {} : { result }) });
  }
  return journal.close({ ...ending, before });
}

function endingOf(report: ScriptReport, plan: Plan, brought: string | undefined): Ending {
  switch (report.outcome) {
    case 'printed':
      return { state: 'printed', says: printedSays(report.path) };
    case 'notStarted':
      return { state: 'notStarted', says: `nothing was started: ${report.why}` };
    case 'silent':
      if (report.untouched) return { state: 'refused', says: `nothing was changed: ${report.why}` };
      return { state: 'lost', says: lostSays(report.why, plan, brought) };
    case 'lost':
      return { state: 'lost', says: lostSays(report.why, plan, brought) };
    case 'reported':
      return endingOfResult(report.result);
  }
}

function endingOfResult(result: ScriptResult): Ending {
  const problems = saidOf(result.problems);
  if (result.outcome === 'refused')
    return { state: 'refused', says: `nothing was changed: ${problems}`, result };
  if (result.outcome === 'undoIncomplete')
    return { state: 'undoIncomplete', says: `not everything could be put back: ${problems}`, result };
  const why = problems === '' ? result.notes.join('; ') : problems;
  return { state: 'failedAndUndone', says: `it failed and everything was put back: ${why}`, result };
}
