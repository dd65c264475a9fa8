import type { ScriptResult } from '../../src/core/remedy/script-result.ts';

/** What of a plan its result repeats. */
export interface PlanInScript {
  readonly id: string;
  readonly steps: readonly { readonly n: number; readonly action: { readonly kind: string } }[];
}

/** What a plan's script reports where all its steps are done. */
export function scriptResultOf(
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
