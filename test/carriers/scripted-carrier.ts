import type { Carried, Carrier, ScriptJob } from '../../src/node/carriers/carrier.ts';
import type { ScriptResult } from '../../src/core/remedy/script-result.ts';
import { scriptResultOf, type PlanInScript } from './script-result-of.ts';

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
          ...scriptResultOf(plan, outcome, undo ? 'undo' : 'apply'),
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

function planIn(script: string): PlanInScript {
  const text = /\$planText = '([^']+)'/.exec(script)![1]!;
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as PlanInScript;
}
