import type { z } from 'zod';
import { buildScript, type ScriptTexts } from '../../core/remedy/script.ts';
import { renderPlanMarkdown } from '../../core/report/plan/plan-markdown.ts';
import type { fleetPlanAnswer } from '../api/plans.ts';
import { PLAN_LIVES_MS } from './fleet-plan.ts';
import type { MadeFleetPlan } from './make-fleet-plan.ts';

/** A plan of the fleet as whoever asked for it is told: for people, and what of it may be run until when. */
export function toldPlan(
  { fix, made }: MadeFleetPlan,
  texts: () => ScriptTexts,
): z.infer<typeof fleetPlanAnswer> {
  const told = { host: fix.target, markdown: renderPlanMarkdown(fix), plan: fix };
  const machine = fix.machines.find(({ plan }) => plan.id === made?.plan.id);
  if (made === undefined || machine === undefined) return told;
  const runnable = {
    id: made.plan.id,
    acceptedRisks: [...made.plan.acceptedRisks],
    drops: machine.drops,
    script: buildScript(made.plan, texts()),
    until: new Date(Date.parse(made.madeAt) + PLAN_LIVES_MS).toISOString(),
  };
  return { ...told, runnable };
}
