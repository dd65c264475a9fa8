import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import {
  begunAnswer,
  fleetPlanAnswer,
  fleetPlanAsked,
  nothingAsked,
  plansAnswer,
  planStateAnswer,
  planWaits,
  runAsked,
} from '../../../app/api/plans.ts';
import type { Begun } from '../../../app/fleet-plans/begin-on-host.ts';
import { PLAN_LIVES_MS } from '../../../app/fleet-plans/fleet-plan.ts';
import type { PlanRefusal } from '../../../app/fleet-plans/plan-refusal.ts';
import { stateOfMade, stateOfRecord } from '../../../app/fleet-plans/plan-state.ts';
import { riskIds, type RiskId } from '../../../core/remedy/action.ts';
import { buildScript } from '../../../core/remedy/script.ts';
import { renderPlanMarkdown } from '../../../core/report/plan-markdown.ts';
import { mayAs } from '../access/who.ts';
import { recordOf } from '../audit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, planRefusal, refusal } from './route.ts';

const tag = 'plans';
const params = z.object({ id: z.string().max(100) });

/** Plans made from checks of watched hosts, and what became of them. */
export function planRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  const { shelf, runs } = around.plans;
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/checks/{id}/plan',
      least: 'operator',
      tag,
      summary:
        'Makes a plan from a check of a watched host; it may be run within an hour, where the owner lets it',
      request: { params, ...jsonBody(fleetPlanAsked) },
      answer: fleetPlanAnswer,
    }),
    async (context) => {
      const { causes, acceptedRisks, inside } = context.req.valid('json');
      const { name, role } = context.get('who');
      if (inside && !mayAs(role, 'admin'))
        return refusal(context, 403, `inside: this needs the role admin; yours is ${role}`);
      const wait = inside ? around.limits.looks.take(name) : 0;
      if (wait > 0) return tooMuch(context, wait);
      const strange = acceptedRisks.find((risk) => !isRisk(risk));
      if (strange !== undefined)
        return refusal(context, 400, `acceptedRisks: "${strange}": is none of ${riskIds.join(', ')}`);
      const asked = {
        check: context.req.valid('param').id,
        causes,
        acceptedRisks: acceptedRisks.filter(isRisk),
        inside,
      };
      const plan = await around.plans.make(asked, askerOf(context));
      if ('refused' in plan) return planRefusal(context, plan);
      const { fix, made } = plan;
      const told = { host: fix.target, markdown: renderPlanMarkdown(fix), plan: fix };
      const machine = fix.machines.find((each) => each.plan.id === made?.plan.id);
      if (made === undefined || machine === undefined) return context.json(told, 200);
      const runnable = {
        id: made.plan.id,
        acceptedRisks: [...made.plan.acceptedRisks],
        drops: machine.drops,
        script: buildScript(made.plan, around.scriptTexts()),
        until: new Date(Date.parse(made.madeAt) + PLAN_LIVES_MS).toISOString(),
      };
      return context.json({ ...told, runnable }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/plans',
      least: 'operator',
      tag,
      summary: 'Every plan that was run here, the newest first',
      request: {},
      answer: plansAnswer,
    }),
    async (context) => {
      const records = await shelf.records();
      const plans = records.map((record) => stateOfRecord(record, runs.inProgress.has(record.plan.id)));
      return context.json({ plans }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/plans/{id}',
      least: 'operator',
      tag,
      summary: 'One plan: made, or how far it is and how it ended',
      request: { params, query: planWaits },
      answer: planStateAnswer,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      await runs.inProgress.wait(id, context.req.valid('query').wait * 1_000);
      const record = await shelf.load(id);
      if (!('problem' in record)) return context.json(stateOfRecord(record, runs.inProgress.has(id)), 200);
      const made = await shelf.made(id);
      return made === undefined
        ? planRefusal(context, { refused: 'noPlan', says: record.problem })
        : context.json(stateOfMade(made), 200);
    },
  );
  carryingRoutes(api, around);
}

/** What changes a host: for administrators, where the owner of the server lets it. */
function carryingRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  const { runs } = around.plans;
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/plans/{id}/run',
      least: 'admin',
      tag,
      summary: 'Runs a plan once, after the host was looked at anew; proves it from outside or takes it back',
      request: { params, ...jsonBody(runAsked) },
      answer: begunAnswer,
    }),
    async (context) => {
      const wait = around.limits.looks.take(context.get('who').name);
      if (wait > 0) return tooMuch(context, wait);
      const { id } = context.req.valid('param');
      const { acceptedRisks } = context.req.valid('json');
      return told(await runs.run(id, acceptedRisks, askerOf(context)), 'run a plan', id, context, around);
    },
  );
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/plans/{id}/undo',
      least: 'admin',
      tag,
      summary: 'Takes a plan back, by the journal on the host',
      request: { params, ...jsonBody(nothingAsked) },
      answer: begunAnswer,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return told(await runs.undo(id, askerOf(context)), 'take a plan back', id, context, around);
    },
  );
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/plans/{id}/prove',
      least: 'admin',
      tag,
      summary: 'Looks from outside whether a plan helped that awaited a restart of Windows; changes nothing',
      request: { params, ...jsonBody(nothingAsked) },
      answer: begunAnswer,
    }),
    async (context) => {
      const wait = around.limits.looks.take(context.get('who').name);
      if (wait > 0) return tooMuch(context, wait);
      const { id } = context.req.valid('param');
      return told(await runs.prove(id, askerOf(context)), 'prove a plan', id, context, around);
    },
  );
}

/** A refusal is written down as well. */
async function told(
  ended: Begun | PlanRefusal,
  wanted: string,
  id: string,
  context: Context<ServerEnv>,
  around: Surroundings,
) {
  if ('begun' in ended) return context.json({ id: ended.begun }, 200);
  await recordOf(around, context)(`wanted to ${wanted}`, `${id}: ${ended.refused}`, 'refused');
  return planRefusal(context, ended);
}

function tooMuch(context: Context<ServerEnv>, wait: number) {
  context.header('Retry-After', String(wait));
  return refusal(context, 429, `too many looks at once; again in ${wait} s`);
}

function askerOf(context: Context<ServerEnv>) {
  return { who: context.get('who').name, from: context.get('from') };
}

function isRisk(text: string): text is RiskId {
  return riskIds.some((id) => id === text);
}
