import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import { alertAnswer, alertsAnswer } from '../../../app/api/fleet.ts';
import { pageAsked } from '../../../app/api/problem.ts';
import { acceptWeaker } from '../../fleet/held-negotiation.ts';
import { recordOf } from '../audit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, refusal } from './route.ts';

const tag = 'alerts';
const params = z.object({ id: z.string().max(100) });

/** What is wrong now, what was, and who takes it. */
export function alertRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  const { store, clock, changes } = around;
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/alerts',
      least: 'viewer',
      tag,
      summary: 'Alerts that are open',
      request: {},
      answer: alertsAnswer,
    }),
    async (context) => context.json({ alerts: [...(await store.alerts.open())] }, 200),
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/alerts/past',
      least: 'viewer',
      tag,
      summary: 'Alerts that are over, the newest first',
      request: { query: pageAsked },
      answer: alertsAnswer,
    }),
    async (context) => {
      const { limit, before } = context.req.valid('query');
      const { rows, next } = await store.alerts.past(limit, before);
      return context.json({ alerts: [...rows], ...(next === undefined ? {} : { next }) }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/alerts/{id}',
      least: 'viewer',
      tag,
      summary: 'One alert and who was told',
      request: { params },
      answer: alertAnswer,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const alert = await store.alerts.get(id);
      if (alert === undefined) return refusal(context, 404, 'no such alert');
      return context.json({ alert, deliveries: [...(await store.deliveries.of(id))] }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/alerts/{id}/take',
      least: 'operator',
      tag,
      summary: 'Says that somebody sees to it: nobody is reminded any more',
      request: { params },
      answer: alertAnswer.pick({ alert: true }),
    }),
    async (context) => {
      const alert = await store.alerts.get(context.req.valid('param').id);
      if (alert === undefined) return refusal(context, 404, 'no such alert');
      if (alert.state === 'recovered') return refusal(context, 409, 'this alert is over');
      const taken = {
        ...alert,
        acknowledged: { by: context.get('who').name, at: new Date(clock.now()).toISOString() },
      };
      await store.alerts.put(taken);
      await recordOf(around, context)('took an alert', alert.headline);
      changes.emit('alerts');
      return context.json({ alert: taken }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/alerts/{id}/accept',
      least: 'operator',
      tag,
      summary: 'Says that a weaker negotiation is meant: what its hosts show from now on is as it should be',
      request: { params },
      answer: alertAnswer.pick({ alert: true }),
    }),
    async (context) => {
      const alert = await store.alerts.get(context.req.valid('param').id);
      if (alert === undefined) return refusal(context, 404, 'no such alert');
      if (!alert.notices.some(({ kind }) => kind === 'negotiationWeaker'))
        return refusal(context, 409, 'only a weaker negotiation can be accepted');
      const at = new Date(clock.now()).toISOString();
      for (const host of alert.hosts) await acceptWeaker(store, host, at);
      await recordOf(around, context)('accepted a weaker negotiation', alert.headline);
      return context.json({ alert }, 200);
    },
  );
}
