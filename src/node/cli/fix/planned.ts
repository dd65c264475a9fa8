import { randomBytes } from 'node:crypto';
import { fact, latest, readCaseFile, type CaseFile } from '../../../core/facts/case-file.ts';
import type { FactTypes } from '../../../core/facts/vocabulary.ts';
import type { RiskId } from '../../../core/remedy/action.ts';
import type { FixPlan } from '../../../core/remedy/plan-view.ts';
import { verdictOf, type Verdict } from '../../../app/fix/verdict.ts';
import { assembleCase } from '../../../app/assemble-case.ts';
import { judge, type Judged } from '../../../app/judge.ts';
import { isCause, planFix, type PlanProblem } from '../../../app/plan-fix.ts';
import { CLOUD_MS, readCloud, withCloud, type CloudMachine } from '../../cloud/read-cloud.ts';
import { collect, defaultCollectOptions } from '../../collect.ts';
import { readInThread } from '../../files/read-in-thread.ts';
import { readSmallText } from '../../files/small-file.ts';
import { parseTarget, RDP_PORT, showTarget, type Target } from '../../probes/target.ts';
import { hereNow } from '../here.ts';
import { askPfxPassword } from '../credentials.ts';
import { UsageError } from '../usage-error.ts';
import { sortInputs } from '../check/sort-inputs.ts';

/** A plan, the machine it is for, and how that machine looked from outside where that was just measured. */
export interface Planned {
  readonly fix: FixPlan;
  readonly target: Target;
  /** Whether the person named the host; what only files say is no reason to log on anywhere. */
  readonly named: boolean;
  /** What of the files could not be read. */
  readonly problems: readonly string[];
  readonly verdict?: Verdict;
}

/** What a plan is made from, besides what is looked at. */
export interface PlanWishes {
  readonly chosen?: readonly string[] | undefined;
  readonly acceptedRisks: readonly RiskId[];
  /** When Windows is to restart where the plan needs it. */
  readonly restartAt?: string;
  /** Ask more from outside: more connections, more time. */
  readonly deep: boolean;
  /** What the person says of the host. */
  readonly told?: FactTypes['reportedContext'] | undefined;
  /** The machine whose cloud is asked as well. */
  readonly cloud?: CloudMachine | undefined;
  /** Where the files are a mounted disk, what the plan calls it. */
  readonly disk?: string;
}

/** Looks at what was named, judges it and makes the plan. */
export async function planFor(
  inputs: readonly string[],
  bundles: readonly string[],
  wishes: PlanWishes,
  signal: AbortSignal,
): Promise<Planned> {
  const { chosen, acceptedRisks, restartAt } = wishes;
  const strange = chosen?.find((id) => !isCause(id));
  if (strange !== undefined) throw problemOf({ is: 'noCause', cause: strange }, '');
  const { target, named, problems, live, ...looked } = await caseOf(inputs, bundles, wishes, signal);
  const file = withTold(looked.file, wishes.told);
  const judged = judge(file);
  const createdAt = new Date().toISOString();
  const plan = planFix(judged, {
    target: wishes.disk ?? showTarget(target).replace(/:3389$/, ''),
    chosen,
    acceptedRisks,
    ...(restartAt === undefined ? {} : { restartAt }),
    id: newPlanId(createdAt),
    createdAt,
  });
  if ('problem' in plan) throw problemOf(plan.problem, file.target);
  return { fix: plan, target, named, problems, ...(live ? { verdict: verdictNow(judged) } : {}) };
}

function problemOf(problem: PlanProblem, target: string): UsageError {
  switch (problem.is) {
    case 'noCause':
      return new UsageError(
        `--cause "${problem.cause}": is no cause; \`rdpdoctor check\` names those it finds with --all`,
      );
    case 'notFound':
      return new UsageError(
        `--cause ${problem.cause}: was not found in ${target}; name the files it was found in as well, or add --collect`,
        55,
      );
    case 'idleRisks':
      return new UsageError(
        `--accept-risk ${problem.risks.join(', ')}: no step of this plan needs it; leave it out`,
      );
    case 'idleRestart':
      return new UsageError('--restart-at: no step of this plan needs a restart of Windows; leave it out');
  }
}

function withTold(file: CaseFile, told: PlanWishes['told']): CaseFile {
  if (told === undefined) return file;
  const by = { by: 'person', from: 'flag', at: new Date().toISOString() };
  return { ...file, facts: [...file.facts, fact('reportedContext', told, by)] };
}

/** Looks at a host from outside, once. */
export async function lookAt(target: Target, signal: AbortSignal, deep = false): Promise<Verdict> {
  const file = await collect(target, looking(deep, signal));
  return verdictNow(judge(file));
}

/** What is measured from outside, with what the cloud of the host tells. */
async function lookWithCloud(
  target: Target,
  deep: boolean,
  cloud: CloudMachine | undefined,
  signal: AbortSignal,
): Promise<{ readonly file: CaseFile; readonly notes?: readonly string[] }> {
  const [file, reading] = await Promise.all([
    collect(target, looking(deep, signal)),
    cloud === undefined ? undefined : readCloud(cloud, { timeoutMs: CLOUD_MS, signal }),
  ]);
  if (reading === undefined) return { file };
  return { file: withCloud(file, reading), notes: reading.notes.map((note) => `not known: ${note}`) };
}

function looking(deep: boolean, signal: AbortSignal) {
  return { ...defaultCollectOptions, ...(deep ? { deep, deadlineMs: 60_000 } : {}), signal };
}

/** fix-20260901-1a2b3c4d */
export function newPlanId(createdAt: string): string {
  return `fix-${createdAt.slice(0, 10).replaceAll('-', '')}-${randomBytes(4).toString('hex')}`;
}

function verdictNow({ file, diagnosis }: Judged): Verdict {
  return verdictOf(file, diagnosis, new Date().toISOString());
}

async function caseOf(
  inputs: readonly string[],
  bundles: readonly string[],
  { deep, disk, cloud }: PlanWishes,
  signal: AbortSignal,
): Promise<{
  readonly file: CaseFile;
  readonly target: Target;
  readonly named: boolean;
  readonly problems: readonly string[];
  readonly live: boolean;
}> {
  const { targets, paths } = await sortInputs(inputs, undefined);
  if (targets.length > 1) throw new UsageError('fix: works on one host at a time');
  const saved = paths.length === 1 && bundles.length === 0 ? savedCase(paths[0]!) : undefined;
  const [target] = targets;
  if (saved !== undefined) {
    const told = samePort(target, saved.target);
    // The host that the case is of, named by the person as well, needs no look of its own.
    if (told.host.toLowerCase() === hostIn(saved.target))
      return { file: saved, target: told, named: target !== undefined, problems: [], live: false };
  }
  const given = bundles.map((text, i) => ({
    name: `bundle ${i + 1}`,
    bytes: new TextEncoder().encode(text),
  }));
  const evidence = await readInThread({ paths, given }, askPfxPassword, { signal });
  const { file: live, notes = [] } =
    target === undefined ? {} : await lookWithCloud(target, deep, cloud, signal);
  const read = { ...evidence, facts: saved?.facts ?? evidence.facts };
  const file = assembleCase({ live, evidence: read, paths }, hereNow());
  const host = target ?? hostOf(file) ?? (disk === undefined ? undefined : { host: disk, port: RDP_PORT });
  if (host === undefined)
    throw new UsageError('fix: the files do not say which host they are of; name it as well');
  return {
    file,
    target: host,
    named: target !== undefined,
    problems: [...evidence.problems, ...notes],
    live: live !== undefined && paths.length + bundles.length === 0,
  };
}

/** A case file, or undefined where the file is evidence of another kind. */
function savedCase(path: string): CaseFile | undefined {
  if (!/\.json$/i.test(path)) return undefined;
  const text = readSmallText(path, MAX_CASE);
  const file = typeof text === 'string' ? readCaseFile(text) : text;
  return 'problem' in file ? undefined : file;
}

function targetOf(text: string): Target {
  const target = parseTarget(text);
  if ('problem' in target)
    throw new UsageError(`fix: the case names no host that can be reached: ${target.problem}`);
  return target;
}

/** The host as the person named it, on the port of the case where none was typed. */
function samePort(target: Target | undefined, saved: string): Target {
  if (target === undefined) return targetOf(saved);
  const known = parseTarget(saved);
  return 'problem' in known || target.port !== RDP_PORT ? target : { ...target, port: known.port };
}

function hostIn(text: string): string | undefined {
  const target = parseTarget(text);
  return 'problem' in target ? undefined : target.host.toLowerCase();
}

function hostOf(file: CaseFile): Target | undefined {
  const known = latest(file.facts);
  const name = known.hostSystem?.value.computer ?? known.ntlmIdentity?.value.dnsComputer;
  if (name === undefined) return undefined;
  const target = parseTarget(name);
  return 'problem' in target
    ? undefined
    : { ...target, port: known.listenerSettings?.value.port?.value ?? target.port };
}

const MAX_CASE = 256 * 1024 * 1024;
