import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  fleetAnswer,
  fleetPageAnswer,
  fleetPageAsked,
  groupTraitsAnswer,
  importAnswer,
  importAsked,
} from '../../../app/api/fleet-table.ts';
import { fleetPage } from '../../../app/fleet/fleet-page.ts';
import { groupTraits } from '../../../app/fleet/group-traits.ts';
import { watchList } from '../../../app/fleet/watch-hosts.ts';
import { canonical } from '../../store/canonical.ts';
import { watchProblem } from '../watch-problem.ts';
import { recordOf } from '../audit.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody } from './route.ts';

const tag = 'fleet';

/** The whole fleet at a glance, and many hosts watched at once. */
export function fleetRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  const { store, changes } = around;
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/fleet',
      least: 'viewer',
      tag,
      summary: 'Every watched host as one short row',
      request: {},
      answer: fleetAnswer,
    }),
    async (context) => context.json(await around.fleet.whole(), 200),
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/fleet/rows',
      least: 'viewer',
      tag,
      summary: 'The same, a page at a time in the order of names: for fleets of any size',
      request: { query: fleetPageAsked },
      answer: fleetPageAnswer,
    }),
    async (context) => {
      const at = new Date(around.clock.now()).toISOString();
      return context.json(await fleetPage(store, context.req.valid('query'), at), 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/groups/traits',
      least: 'viewer',
      tag,
      summary: 'What the hosts of each group have in common, and the few that differ',
      request: {},
      answer: groupTraitsAnswer,
    }),
    async (context) => {
      const [hosts, latest] = await Promise.all([store.hosts.all(), store.checks.latest()]);
      return context.json({ groups: groupTraits(hosts, latest) }, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/hosts',
      least: 'admin',
      tag,
      summary: 'Watches all hosts of a CSV, or none where one line is wrong',
      request: { ...jsonBody(importAsked) },
      answer: importAnswer,
    }),
    async (context) => {
      const watched = { hosts: store.hosts, canonical, problemOf: watchProblem };
      const answer = await watchList(context.req.valid('json'), around.settings().vantage, watched);
      if (answer.isDone) {
        await recordOf(around, context)('watched hosts of a list', `${answer.hosts} hosts`);
        await around.learnWatched?.();
        changes.emit('hosts');
      }
      return context.json(answer, 200);
    },
  );
}
