import type { Plan } from '../../core/remedy/plan-format.ts';
import { restartWords } from '../../core/remedy/actions/restart-windows.ts';
import { awaitsRestart } from '../../core/remedy/spec-of.ts';
import { buildScript, type ScriptTexts } from '../../core/remedy/script.ts';
import type { ScriptResult } from '../../core/remedy/script-result.ts';
import type { Carrier, RunLimits, ScriptJob } from '../carriers/carrier.ts';
import { patienceFor } from '../carriers/patience.ts';
import { runScript, type ScriptReport } from '../carriers/run-script.ts';
import type { PlanRecord } from './plan-record.ts';
import { disagreementOf } from './result-check.ts';
import { compareVerdicts, isProven, type Verdict } from './verdict.ts';

/** Everything around one plan: how to reach the machine, how to look at it from outside, where to keep the record. */
export interface Surroundings {
  readonly carrier: Carrier;
  readonly texts: ScriptTexts;
  /** Looks from outside. */
  readonly look: () => Promise<Verdict>;
  readonly save: (record: PlanRecord) => Promise<void>;
  readonly tell: (text: string) => void;
  readonly limits: RunLimits;
  readonly proveWithinMs: number;
  readonly via: PlanRecord['via'];
  readonly extras?: Pick<ScriptJob, 'pfxPassword' | 'file'>;
}

/** How it ended, with what was seen before and after. */
export interface Ending {
  readonly state: PlanRecord['state'] | 'printed' | 'notStarted';
  readonly says: string;
  readonly before?: Verdict;
  readonly after?: Verdict;
  readonly result?: ScriptResult;
}

/** Applies a plan, looks from outside whether it helped, and takes it back where it did not. */
export async function carryOut(plan: Plan, before: Verdict, around: Surroundings): Promise<Ending> {
  const record = recorder(plan, around);
  await record('applying', { before });
  around.tell(`applying ${plan.steps.length} steps on ${plan.target} by ${around.carrier.name}`);
  const job: ScriptJob = { script: buildScript(plan, around.texts), flags: ['-Yes'], ...around.extras };
  const applied = await runAs('apply', plan, job, around.carrier, around.limits);
  const early = earlyEnding(applied, plan, around.extras?.file?.path);
  if (early !== undefined) {
    const { state, result } = early;
    if (state !== 'printed' && state !== 'notStarted')
      await record(state, { before, ...(result ? { result } : {}) });
    return { ...early, before };
  }
  const result = (applied as Extract<ScriptReport, { outcome: 'reported' }>).result;
  await record('applied', { before, result });
  if (awaitsRestart(plan, result)) {
    await record('awaitsRestart', { before, result });
    return { state: 'awaitsRestart', says: awaitsSays(plan), before, result };
  }
  const after = await prove(before, plan, around);
  if (after !== undefined && isProven(before, after, plan.causes)) {
    await record('kept', { before, after, result });
    return { state: 'kept', says: keptSays(before, after, plan), before, after, result };
  }
  around.tell(
    around.limits.signal?.aborted ? interruptedSays(plan) : 'not better from outside: taking everything back',
  );
  const undone = await undoPlan(plan, around, { before, ...(after === undefined ? {} : { after }) });
  const says = `it did not help within ${Math.round(around.proveWithinMs / 1000)} s; ${undone.says}`;
  return { ...undone, says, before, ...(after === undefined ? {} : { after }) };
}

/** Looks from outside at a machine that was to be restarted, and keeps in the record whether the plan helped. */
export async function provePlan(
  record: PlanRecord,
  around: Pick<Surroundings, 'look' | 'save' | 'limits' | 'proveWithinMs'>,
): Promise<Ending> {
  const { plan, before, result, via } = record;
  if (before === undefined)
    return { state: record.state, says: `nobody looked at ${plan.target} before the plan` };
  const after = await prove(before, plan, around);
  const seen = {
    before,
    ...(after === undefined ? {} : { after }),
    ...(result === undefined ? {} : { result }),
  };
  if (after === undefined || !isProven(before, after, plan.causes)) {
    const planned = plannedRestart(plan);
    const restart = planned === undefined ? 'restart it first' : `wait for its restart at ${planned}`;
    const says = `not better from outside than before the plan; where Windows on ${plan.target} was not restarted since ${record.changedAt}, ${restart}; rdpdoctor undo ${plan.id} takes everything back`;
    return { state: 'awaitsRestart', says, ...seen };
  }
  await recorder(plan, { ...around, via })('kept', seen);
  return { state: 'kept', says: keptSays(before, after, plan), ...seen };
}

/** Takes a plan back with the journal that lies on the machine. */
export async function undoPlan(
  plan: Plan,
  around: Omit<Surroundings, 'look' | 'proveWithinMs'>,
  seen: Pick<PlanRecord, 'before' | 'after'>,
): Promise<Ending> {
  const record = recorder(plan, around);
  const job: ScriptJob = { script: buildScript(plan, around.texts), flags: ['-Undo'] };
  // Also after an interruption: what was begun has to be taken back.
  const report = await runAs('undo', plan, job, around.carrier, { timeoutMs: around.limits.timeoutMs });
  if (report.outcome !== 'reported') {
    const why = 'why' in report ? report.why : 'the script was only printed';
    const state = report.outcome === 'notStarted' || report.outcome === 'printed' ? 'undoIncomplete' : 'lost';
    await record(state, seen);
    return { state, says: `taking it back was not possible: ${why}; rdpdoctor undo ${plan.id} tries again` };
  }
  const { result } = report;
  const state =
    result.outcome === 'undone' || result.outcome === 'nothingToUndo' ? 'undone' : 'undoIncomplete';
  await record(state, { ...seen, result });
  return { state, says: undoSays(result, plan), result };
}

/** Runs a plan's script; a result that cannot be of this plan counts as none. */
async function runAs(
  mode: 'apply' | 'undo',
  plan: Plan,
  job: ScriptJob,
  carrier: Carrier,
  limits: RunLimits,
): Promise<ScriptReport> {
  const report = await runScript(carrier, job, limits);
  const wrong = report.outcome === 'reported' ? disagreementOf(report.result, plan, mode) : undefined;
  return wrong === undefined ? report : { outcome: 'silent', why: wrong, untouched: false };
}

/** Looks again and again until the host is better off or the time is up; the last look counts. */
async function prove(
  before: Verdict,
  plan: Plan,
  around: Pick<Surroundings, 'look' | 'limits' | 'proveWithinMs'>,
): Promise<Verdict | undefined> {
  const { signal } = around.limits;
  const patience = patienceFor({
    timeoutMs: around.proveWithinMs,
    ...(signal === undefined ? {} : { signal }),
  });
  let last: Verdict | undefined;
  do {
    if (signal?.aborted) break;
    last = await around.look();
    const compared = compareVerdicts(before, last, plan.causes);
    // A host that lived needs no second look; one that is still down may need a moment.
    if (compared === 'better' || (compared === 'same' && before.phase === 'none')) break;
  } while (await patience.pause(PAUSE_MS));
  return last;
}

function earlyEnding(report: ScriptReport, plan: Plan, file?: string): Ending | undefined {
  switch (report.outcome) {
    case 'printed':
      return {
        state: 'printed',
        says: `the script is in ${report.path}; nothing was changed. On the machine: powershell -NoProfile -ExecutionPolicy Bypass -File ${report.path} -WhatIf, then without -WhatIf`,
      };
    case 'notStarted':
      return { state: 'notStarted', says: `nothing was started: ${report.why}` };
    case 'silent':
      return report.untouched
        ? { state: 'refused', says: `nothing was changed: ${report.why}` }
        : { state: 'lost', says: lostSays(report.why, plan, file) };
    case 'lost':
      return { state: 'lost', says: lostSays(report.why, plan, file) };
    case 'reported':
      return endingOf(report.result);
  }
}

function interruptedSays(plan: Plan): string {
  return `interrupted before it was proven: taking everything back; a second Ctrl-C leaves it (rdpdoctor undo ${plan.id})`;
}

function lostSays(why: string, plan: Plan, file: string | undefined): string {
  const stayed = file === undefined ? '' : `. ${file} may have stayed there with its private key: delete it`;
  return (
    `${plan.target} gave no result (${why}), so what is changed there is not known. ` +
    'Its journal is on its disk: running the same script again finishes or takes back. ' +
    `rdpdoctor undo ${plan.id} takes everything back as soon as it can be reached${stayed}`
  );
}

function endingOf(result: ScriptResult): Ending | undefined {
  const problems = result.problems.map(({ says }) => says).join('; ');
  switch (result.outcome) {
    case 'applied':
    case 'alreadyApplied':
      return undefined;
    case 'refused':
      return { state: 'refused', says: `nothing was changed: ${problems}`, result };
    case 'undoIncomplete':
      return { state: 'undoIncomplete', says: `not everything could be put back: ${problems}`, result };
    default: {
      const why = problems === '' ? result.notes.join('; ') : problems;
      return { state: 'failedAndUndone', says: `it failed and everything was put back: ${why}`, result };
    }
  }
}

function undoSays(result: ScriptResult, plan: Plan): string {
  if (result.outcome === 'undone') return 'everything was put back';
  if (result.outcome === 'nothingToUndo')
    return `there was nothing to take back: plan ${plan.id} is not applied there`;
  const problems = result.problems.map(({ says }) => says).join('; ');
  return `not everything could be put back: ${problems}; rdpdoctor undo ${plan.id} tries again`;
}

function awaitsSays(plan: Plan): string {
  const at = plannedRestart(plan);
  const restart =
    at === undefined ? `restart ${plan.target}, then` : `it restarts by itself at ${at}; after that`;
  return `it is applied and tested on the machine, and in force only after the next restart of Windows there: ${restart} rdpdoctor prove ${plan.id} looks from outside whether it helped`;
}

/** The time at which a plan restarts Windows, for a sentence. */
function plannedRestart({ steps }: Plan): string | undefined {
  const restart = steps.map(({ action }) => action).find(({ kind }) => kind === 'restartWindows');
  return restart?.kind === 'restartWindows' ? restartWords(restart.at) : undefined;
}

function keptSays(before: Verdict, after: Verdict, plan: Plan): string {
  return compareVerdicts(before, after, plan.causes) === 'better'
    ? 'it helped: the check from outside gets further than before'
    : 'it is applied and tested on the machine; from outside nothing got worse';
}

function recorder(plan: Plan, { save, via }: Pick<Surroundings, 'save' | 'via'>) {
  return (state: PlanRecord['state'], more: Partial<PlanRecord>) =>
    save({ format: 1, plan, via, state, changedAt: new Date().toISOString(), ...more });
}

const PAUSE_MS = 2_000;
