import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  checksAnswer,
  checksAsked,
  endingAnswer,
  groupsAnswer,
  hostAnswer,
  hostsAnswer,
  timelineAnswer,
} from '../../../app/api/fleet.ts';
import { hostTimeline } from '../../../app/fleet/host-timeline.ts';
import { watchHost } from '../../../app/fleet/watch-hosts.ts';
import { groupStates, newestOfEach, withLatest } from '../../../app/fleet/watched-hosts.ts';
import { hostSchema } from '../../../core/fleet/host.ts';
import { canonical } from '../../store/canonical.ts';
import { watchProblem } from '../watch-problem.ts';
import { recordOf } from '../audit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, refusal } from './route.ts';

const tag = 'fleet';
const params = z.object({ target: z.string().min(1).max(300) });

/** Watched hosts: the list, one, its past, and changing what is watched. */
export function hostRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  const { store, changes } = around;
  const watched = { hosts: store.hosts, canonical, problemOf: watchProblem };
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/hosts',
      least: 'viewer',
      tag,
      summary: 'Every watched host with its newest checks',
      request: {},
      answer: hostsAnswer,
    }),
    async (context) => {
      const [hosts, latest] = await Promise.all([store.hosts.all(), store.checks.latest()]);
      return context.json({ hosts: withLatest(hosts, latest) }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/groups',
      least: 'viewer',
      tag,
      summary: 'Every group and how its hosts are',
      request: {},
      answer: groupsAnswer,
    }),
    async (context) => {
      const [hosts, latest] = await Promise.all([store.hosts.all(), store.checks.latest()]);
      return context.json({ groups: groupStates(withLatest(hosts, latest)) }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/certificates',
      least: 'viewer',
      tag,
      summary: 'Certificates that end before a time, the soonest first',
      request: { query: z.object({ before: z.iso.datetime() }) },
      answer: endingAnswer,
    }),
    async (context) => {
      const { before } = context.req.valid('query');
      return context.json({ certificates: [...(await store.certificates.endingBefore(before))] }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/hosts/{target}',
      least: 'viewer',
      tag,
      summary: 'One host with its newest checks',
      request: { params },
      answer: hostAnswer,
    }),
    async (context) => {
      const host = await store.hosts.get(context.req.valid('param').target);
      if (host === undefined) return refusal(context, 404, 'no such host is watched');
      const checks = await store.checks.of({ host: host.target, limit: 50, newestFirst: true });
      const plansBy = around.plans.wayTo(host.target);
      const told = plansBy === undefined ? {} : { plansBy };
      return context.json({ ...host, ...told, latest: newestOfEach(checks) }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/hosts/{target}/checks',
      least: 'viewer',
      tag,
      summary: 'Checks of one host, the newest first',
      request: { params, query: checksAsked },
      answer: checksAnswer,
    }),
    async (context) => {
      const { target } = context.req.valid('param');
      const asked = { ...context.req.valid('query'), host: target, newestFirst: true };
      return context.json({ checks: [...(await store.checks.of(asked))] }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/hosts/{target}/timeline',
      least: 'viewer',
      tag,
      summary: 'What one host was over time: certificates, days, checks',
      request: { params, query: z.object({ since: z.iso.datetime() }) },
      answer: timelineAnswer,
    }),
    async (context) => {
      const { target } = context.req.valid('param');
      const { since } = context.req.valid('query');
      return context.json(await hostTimeline(store, target, since), 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'put',
      path: '/hosts/{target}',
      least: 'admin',
      tag,
      summary: 'Watches a host, or changes how',
      request: { params, ...jsonBody(hostSchema.omit({ target: true, spelled: true })) },
      answer: hostSchema,
    }),
    async (context) => {
      const { target } = context.req.valid('param');
      const problem = watchProblem(target);
      if (problem !== undefined) return refusal(context, 400, problem);
      const host = await watchHost({ ...context.req.valid('json'), target }, watched);
      await recordOf(around, context)('watched a host', target);
      await around.learnWatched?.();
      changes.emit('hosts');
      return context.json(host, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'delete',
      path: '/hosts/{target}',
      least: 'admin',
      tag,
      summary: 'Watches a host no longer; its past stays',
      request: { params },
      answer: z.object({}),
    }),
    async (context) => {
      const { target } = context.req.valid('param');
      await store.hosts.remove([target]);
      await recordOf(around, context)('stopped watching a host', target);
      await around.learnWatched?.();
      changes.emit('hosts');
      return context.json({}, 200);
    },
  );
}
