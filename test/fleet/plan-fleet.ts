import { causes } from '../../src/core/causes/causes.ts';
import { fact, type CaseFile } from '../../src/core/facts/case-file.ts';
import { snapshotOf } from '../../src/core/fleet/snapshot-of.ts';
import { exampleCase } from '../../src/core/judging/example-case.ts';
import type { RiskId } from '../../src/core/remedy/action.ts';
import type { Plan } from '../../src/core/remedy/plan-format.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';
import type { FleetPlanPorts, Inside } from '../../src/app/fleet-plans/fleet-plan-ports.ts';
import type { Owed } from '../../src/app/fleet-plans/owed.ts';
import { makeFleetPlan } from '../../src/app/fleet-plans/make-fleet-plan.ts';
import type { PlanCarrier, ScriptReport } from '../../src/app/fix/plan-carrier.ts';
import { judge } from '../../src/app/judge.ts';
import { StoreProblem } from '../../src/app/store-problem.ts';
import type { AuditEntry, Store } from '../../src/app/store.ts';
import { scriptResultOf } from '../carriers/script-result-of.ts';
import { memoryStore } from './memory-store.ts';
import { simulatedClock } from './simulated-clock.ts';

/** When everything begins. */
export const at = '2026-09-01T12:00:00.000Z';
const texts = readScriptTexts();
export const healthy = exampleCase({});
export const stopped = exampleOf('stopped-service', () => true);
export const oldCiphers = dying(
  exampleOf('disjoint-cipher-suites', (name) => name.startsWith('the list of the machine itself')),
  'encryption',
);
export const denied = exampleOf('denied-logon-right', (name) => name.includes('of one account'));
export const noEnd = new AbortController().signal;
export const ana = { who: 'ana', from: '192.0.2.1' };

function exampleOf(id: string, is: (name: string) => boolean): CaseFile {
  const example = causes.find((cause) => cause.id === id)!.examples.find(({ name }) => is(name))!;
  return exampleCase(example);
}

/** The same where connections die in this phase. */
export function dying(file: CaseFile, phase: 'connection' | 'encryption'): CaseFile {
  const dies = fact('phaseOfDeath', { phase, sameEnding: 3, attempts: 3 }, { by: 'test', from: 'here', at });
  return { ...file, facts: [...file.facts, dies] };
}

/** A fleet in memory with plans; `sees` is what a look sees, `machine` what the carrier did. Away, its store takes and gives nothing. */
export function planFleet() {
  const audit: AuditEntry[] = [];
  const memory = memoryStore();
  const addAudit = async (entry: AuditEntry) => {
    if (state.isAway) throw away();
    if (state.isLogFull) throw new Error('the log is full');
    audit.push(entry);
  };
  const people = { addAudit } as Store['people'];
  const clock = simulatedClock(Date.parse(at));
  const machine = {
    done: [] as string[],
    answers: (plan: Plan, mode: 'apply' | 'undo') => reportOf(plan, mode),
  };
  const carried = (mode: 'apply' | 'undo') => async (script: string) => {
    machine.done.push(mode);
    const text = /\$planText = '([^']+)'/.exec(script)![1]!;
    return machine.answers(JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as Plan, mode);
  };
  const state = {
    carrier: { name: 'ssh', apply: carried('apply'), undo: carried('undo') } as PlanCarrier,
    sees: stopped,
    barred: undefined as string | undefined,
    inside: { problem: 'nobody answers' } as Inside | { readonly problem: string },
    isOpen: true,
    isLogFull: false,
    isAway: false,
    ids: 0,
  };
  const notes: Store['notes'] = {
    ...memory.notes,
    get: (key) => (state.isAway ? Promise.reject(away()) : memory.notes.get(key)),
    put: (key, value) => (state.isAway ? Promise.reject(away()) : memory.notes.put(key, value)),
    under: (prefix) => (state.isAway ? Promise.reject(away()) : memory.notes.under(prefix)),
    swap: (key, was, next) => (state.isAway ? Promise.reject(away()) : memory.notes.swap(key, was, next)),
  };
  const owed = new Map<string, Owed>();
  const ports: FleetPlanPorts<AbortSignal> = {
    owing: {
      keep: async (one) => void owed.set(one.record.plan.id, one),
      drop: async (id) => void owed.delete(id),
      all: async () => [...owed.values()],
    },
    store: { ...memory, notes, people },
    clock,
    newId: () => `id-${(state.ids += 1)}`,
    newPlanId: () => `fix-20260901-0000000${(state.ids += 1)}`,
    texts: () => texts,
    looking: {
      look: async () => state.sees,
      here: () => ({ at, from: 'here' }),
    },
    barred: () => state.barred,
    machineOf: (host) => host.toLowerCase().split(':')[0]!,
    running: {
      via: 'ssh',
      isFor: (host) => host.toLowerCase().startsWith('srv01'),
      open: async () =>
        state.isOpen
          ? { carrier: state.carrier, via: { name: 'ssh', options: {} } }
          : { problem: 'nobody answers' },
      collect: async () => state.inside,
      proveWithinMs: 1_000,
    },
  };
  const watch = (target: string, watched = true) =>
    memory.hosts.put([{ target, groups: [], everySeconds: 900, vantages: ['here'], watched }]);
  /** A plan made from a check of this host, as an operator makes it. */
  async function made(
    host = 'srv01',
    acceptedRisks: readonly RiskId[] = [],
    more: { readonly file?: CaseFile; readonly restartAt?: string } = {},
  ): Promise<string> {
    const { file = state.sees, restartAt } = more;
    const check = checkOf(`check of ${host}`, host, file);
    await memory.checks.add(check, file);
    const asked = { check: check.id, acceptedRisks, restartAt };
    const plan = await makeFleetPlan(asked, { who: 'olaf', from: '' }, ports, noEnd);
    if ('refused' in plan || plan.made === undefined) throw new Error('no plan');
    return plan.made.plan.id;
  }
  return { audit, clock, machine, made, memory, notes, owed, ports, state, watch };
}

function away(): StoreProblem {
  return new StoreProblem('unreachable', 'the database does not answer');
}

export function reportOf(plan: Plan, mode: 'apply' | 'undo'): ScriptReport {
  return {
    outcome: 'reported',
    result: scriptResultOf(plan, mode === 'apply' ? 'applied' : 'undone', mode),
  };
}

/** A check as a worker stores it. */
export function checkOf(id: string, host: string, file: CaseFile) {
  const { diagnosis, exit } = judge(file);
  const when = { startedAt: at, endedAt: at };
  return {
    id,
    host,
    vantage: 'here',
    ...when,
    version: '',
    rules: '',
    snapshot: snapshotOf(file, diagnosis, exit),
  };
}
