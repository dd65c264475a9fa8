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
import { acceptedRisks } from '../../../app/accepted-risks.ts';
import type { Begun } from '../../../app/fleet-plans/begin-on-host.ts';
import type { PlanRefusal } from '../../../app/fleet-plans/plan-refusal.ts';
import { toldPlan } from '../../../app/fleet-plans/told-plan.ts';
import { stateOfMade, stateOfRecord } from '../../../app/fleet-plans/plan-state.ts';
import { mayAs } from '../access/who.ts';
import { recordOf } from '../audit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, planRefusal, refusal, restartAsked, strangeRisk, tooMany } from './route.ts';

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
      const asked = context.req.valid('json');
      const { name, role } = context.get('who');
      if (asked.inside && !mayAs(role, 'admin'))
        return refusal(context, 403, `inside: this needs the role admin; yours is ${role}`);
      const wait = asked.inside ? around.limits.looks.take(name) : 0;
      if (wait > 0) return tooMany(context, 'looks at once', wait);
      const risks = acceptedRisks(asked.acceptedRisks);
      if ('strange' in risks) return refusal(context, 400, strangeRisk(risks.strange));
      const restart = restartAsked(asked.restartAt, around.clock.now());
      if ('problem' in restart) return refusal(context, 400, restart.problem);
      const check = context.req.valid('param').id;
      const wanted = { ...asked, ...restart, check, acceptedRisks: risks };
      const plan = await around.plans.make(wanted, askerOf(context));
      if ('refused' in plan) return planRefusal(context, plan);
      return context.json(toldPlan(plan, around.scriptTexts), 200);
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
      if (wait > 0) return tooMany(context, 'looks at once', wait);
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
      if (wait > 0) return tooMany(context, 'looks at once', wait);
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

function askerOf(context: Context<ServerEnv>) {
  return { who: context.get('who').name, from: context.get('from') };
}
