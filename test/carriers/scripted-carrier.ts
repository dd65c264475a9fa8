import type { Carried, Carrier, ScriptJob } from '../../src/node/carriers/carrier.ts';
import type { ScriptResult } from '../../src/core/remedy/script-result.ts';

/** A machine behind a carrier: it knows what has been applied and answers as the plan script does. */
export interface ScriptedMachine {
  readonly carrier: Carrier;
  readonly jobs: readonly ScriptJob[];
  /** Called when a plan is applied or taken back. */
  onApply: () => Promise<void>;
  onUndo: () => Promise<void>;
  /** Answers instead of the machine, for faults. */
  fault: ((job: ScriptJob) => Carried | Partial<ScriptResult> | undefined) | undefined;
}

/** A machine whose scripts are read here: the plan stands in them as base64. */
export function scriptedMachine(): ScriptedMachine {
  const jobs: ScriptJob[] = [];
  const applied = new Set<string>();
  const machine: ScriptedMachine & { carrier: Carrier } = {
    jobs,
    onApply: async () => {},
    onUndo: async () => {},
    fault: undefined,
    carrier: {
      name: 'ssh',
      reach: async () => ({ outcome: 'ready' }),
      async run(job) {
        jobs.push(job);
        const plan = planIn(job.script);
        const fault = machine.fault?.(job);
        if (
          fault !== undefined &&
          'outcome' in fault &&
          ['lost', 'notStarted', 'ran'].includes(fault.outcome)
        ) {
          return fault as Carried;
        }
        const undo = job.flags.includes('-Undo');
        const outcome = undo
          ? applied.delete(plan.id)
            ? 'undone'
            : 'nothingToUndo'
          : applied.has(plan.id)
            ? 'alreadyApplied'
            : 'applied';
        const result = {
          ...resultOf(plan, outcome, undo ? 'undo' : 'apply'),
          ...(fault as Partial<ScriptResult> | undefined),
        };
        if (result.outcome === 'applied') {
          applied.add(plan.id);
          await machine.onApply();
        }
        if (result.outcome === 'undone') await machine.onUndo();
        return {
          outcome: 'ran',
          exitCode: 0,
          stdout: `noise\nrdpdoctor:1/1:json:${JSON.stringify(result)}\n`,
          stderr: '',
        };
      },
    },
  };
  return machine;
}

interface PlanInScript {
  readonly id: string;
  readonly steps: readonly { readonly n: number; readonly action: { readonly kind: string } }[];
}

function planIn(script: string): PlanInScript {
  const text = /\$planText = '([^']+)'/.exec(script)![1]!;
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as PlanInScript;
}

function resultOf(
  plan: PlanInScript,
  outcome: ScriptResult['outcome'],
  mode: ScriptResult['mode'],
): ScriptResult {
  return {
    format: 1,
    plan: plan.id,
    computer: 'SRV01',
    mode,
    outcome,
    engine: 'Desktop 5.1',
    startedAt: '2026-09-01T12:00:00Z',
    finishedAt: '2026-09-01T12:00:01Z',
    journal: 'C:\\ProgramData\\rdpdoctor\\x',
    steps: plan.steps.map(({ n, action }) => ({ n, kind: action.kind, state: 'done' as const })),
    problems: [],
    notes: [],
  };
}
