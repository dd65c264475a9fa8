import type { OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { reportAnswer } from '../../../app/api/judging.ts';
import { checkHost } from '../../../app/check-host.ts';
import { judge } from '../../../app/judge.ts';
import { checkSchema } from '../../../core/fleet/check.ts';
import { barredProblem } from '../allowed-targets.ts';
import { mayAs } from '../access/who.ts';
import { recordOf } from '../audit.ts';
import { reportFor } from '../report-for.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, refusal, tooMany } from './route.ts';

const tag = 'checks';

/** One stored check with its report; and looking at a host now, told step by step. */
export function checkRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  const { store, allowed, limits } = around;
  api.openapi(
    apiRoute({
      method: 'get',
      path: '/checks/{id}',
      least: 'viewer',
      tag,
      summary: 'One check with its report, judged by the rules of today',
      request: { params: z.object({ id: z.string().max(100) }) },
      answer: z.object({ check: checkSchema, report: reportAnswer.optional() }),
    }),
    async (context) => {
      const found = await store.checks.get(context.req.valid('param').id);
      if (found === undefined) return refusal(context, 404, 'no such check');
      const { check, file } = found;
      return context.json(
        { check, ...(file === undefined ? {} : { report: reportFor(judge(file), around) }) },
        200,
      );
    },
  );

  api.openapi(
    apiRoute({
      method: 'get',
      path: '/checks/{id}/case',
      least: 'viewer',
      tag,
      summary: 'The case of one check: what was measured, as it is kept',
      request: { params: z.object({ id: z.string().max(100) }) },
      answer: z.object({ caseFile: z.record(z.string(), z.unknown()) }),
    }),
    async (context) => {
      const file = (await store.checks.get(context.req.valid('param').id))?.file;
      if (file === undefined) return refusal(context, 404, 'the case of this check is not kept any more');
      const caseFile: Record<string, unknown> = { ...file };
      return context.json({ caseFile }, 200);
    },
  );

  // Events, which OpenAPI 3.1 has no words for: `phase` for each step, then `done` with the case, or `problem` with a line of text.
  api.get('/check', async (context) => {
    const who = context.get('who');
    if (!mayAs(who.role, 'operator'))
      return refusal(context, 403, 'looking at a host needs the role operator');
    const wait = limits.looks.take(who.name);
    if (wait > 0) return tooMany(context, 'looks at once', wait);
    const text = context.req.query('target') ?? '';
    const target = allowed.target(text);
    if ('problem' in target) {
      await recordOf(around, context)('looked at a host', text, 'refused');
      return refusal(context, 403, target.problem);
    }
    await recordOf(around, context)('looked at a host', text);
    return streamSSE(context, async (stream) => {
      const stop = new AbortController();
      stream.onAbort(() => stop.abort());
      const say = (event: string, data: string) => stream.writeSSE({ event, data });
      const looking = around.look((progress) => {
        if (progress.kind === 'phase') void say('phase', JSON.stringify(progress.line));
      });
      const { file } = await checkHost({ target: text, stop: stop.signal }, looking);
      const problem = barredProblem(allowed, text, file);
      if (problem !== undefined) await say('problem', problem);
      else await say('done', JSON.stringify({ caseFile: file }));
    });
  });
}
