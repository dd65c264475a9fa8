import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { causes } from '../../../core/causes/causes.ts';
import { observations } from '../../../core/observations/observations.ts';
import { plannedFindings } from '../../../core/diagnosis/planned-findings.ts';
import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../../core/diagnosis/diagnosis.ts';
import { fact, latest, readCaseFile, type CaseFile } from '../../../core/facts/case-file.ts';
import type { FactTypes } from '../../../core/facts/vocabulary.ts';
import type { RiskId } from '../../../core/remedy/action.ts';
import { makeFixPlan } from '../../../core/remedy/plan.ts';
import type { FixPlan, MachinePlan } from '../../../core/remedy/plan-view.ts';
import { CLOUD_MS, readCloud, withCloud, type CloudMachine } from '../../cloud/read-cloud.ts';
import { collect, defaultCollectOptions } from '../../collect.ts';
import { readInThread } from '../../files/read-in-thread.ts';
import { readSmallText } from '../../files/small-file.ts';
import { verdictOf, type Verdict } from '../../fix/verdict.ts';
import { parseTarget, RDP_PORT, showTarget, type Target } from '../../probes/target.ts';
import { askPfxPassword } from '../credentials.ts';
import { UsageError } from '../usage-error.ts';
import { sortInputs } from './check-inputs.ts';

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
  const { chosen, acceptedRisks } = wishes;
  const unknown = chosen?.find((id) => ![...causes, ...observations].some((known) => known.id === id));
  if (unknown !== undefined)
    throw new UsageError(
      `--cause "${unknown}": is no cause; \`rdpdoctor check\` names those it finds with --all`,
    );
  const { target, named, problems, live, ...looked } = await caseOf(inputs, bundles, wishes, signal);
  const file = withTold(looked.file, wishes.told);
  const diagnosis = diagnose(file, causes);
  const findings = plannedFindings(diagnosis);
  const missing = chosen?.find((id) => !findings.some(({ cause }) => cause === id));
  if (missing !== undefined)
    throw new UsageError(
      `--cause ${missing}: was not found in ${file.target}; name the files it was found in as well, or add --collect`,
      55,
    );
  const createdAt = new Date().toISOString();
  const plan = makeFixPlan({
    target: wishes.disk ?? showTarget(target).replace(/:3389$/, ''),
    findings,
    ...(chosen === undefined ? {} : { causes: chosen }),
    known: knownOf(file),
    acceptedRisks,
    id: newPlanId(createdAt),
    createdAt,
  });
  const idle = acceptedRisks.filter((risk) => !plan.machines.some((machine) => takes(machine, risk)));
  if (idle.length > 0)
    throw new UsageError(`--accept-risk ${idle.join(', ')}: no step of this plan needs it; leave it out`);
  return { fix: plan, target, named, problems, ...(live ? { verdict: judged(file, diagnosis) } : {}) };
}

function takes({ steps }: MachinePlan, risk: RiskId): boolean {
  return steps.some((step) => step.risk?.id === risk);
}

function withTold(file: CaseFile, told: PlanWishes['told']): CaseFile {
  if (told === undefined) return file;
  const by = { by: 'person', from: 'flag', at: new Date().toISOString() };
  return { ...file, facts: [...file.facts, fact('reportedContext', told, by)] };
}

/** Looks at a host from outside, once. */
export async function lookAt(target: Target, signal: AbortSignal, deep = false): Promise<Verdict> {
  const file = await collect(target, looking(deep, signal));
  return judged(file, diagnose(file, causes));
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

function judged(file: CaseFile, diagnosis: Diagnosis): Verdict {
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
  const facts = [...(saved?.facts ?? evidence.facts), ...(live?.facts ?? [])];
  const file: CaseFile = {
    format: 2,
    target: live?.target ?? paths.join(', '),
    facts: live === undefined ? [...facts, now()] : facts,
    gaps: [...(live?.gaps ?? []), ...evidence.gaps],
  };
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

function now() {
  const at = new Date().toISOString();
  return fact('clockHere', at, { by: 'clock of this machine', from: hostname(), at });
}

function knownOf(file: CaseFile): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(latest(file.facts)).map(([name, { value }]) => [name, value]));
}

const MAX_CASE = 256 * 1024 * 1024;
