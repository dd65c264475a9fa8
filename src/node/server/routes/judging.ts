import type { OpenAPIHono } from '@hono/zod-openapi';
import { acceptedRisks } from '../../../app/accepted-risks.ts';
import {
  diagnoseAsked,
  explainAnswer,
  explainAsked,
  planAnswer,
  planAsked,
  reportAnswer,
} from '../../../app/api/judging.ts';
import { planProblemWords } from '../../../app/fleet-plans/make-fleet-plan.ts';
import { judge } from '../../../app/judge.ts';
import { planForCase } from '../../../app/plan-for-case.ts';
import { explainText } from '../../../core/explain/explain-text.ts';
import type { CaseFile } from '../../../core/facts/case-file.ts';
import { parseExpectations } from '../../../core/report/expectation.ts';
import { explanationJson } from '../../../core/report/explain.ts';
import { recordOf } from '../audit.ts';
import { newPlanId } from '../new-plan-id.ts';
import { reportFor } from '../report-for.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, refusal, restartAsked, strangeRisk } from './route.ts';

const tag = 'judging';

/** A case judged, a text explained, a plan made: nothing of it looks at a host or changes one. */
export function judgingRoutes(api: OpenAPIHono<ServerEnv>, around: Surroundings): void {
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/diagnose',
      least: 'viewer',
      tag,
      summary: 'Judges a case measured or read elsewhere',
      request: { ...jsonBody(diagnoseAsked) },
      answer: reportAnswer,
    }),
    (context) => {
      const { case: file, redact, expect } = context.req.valid('json');
      const expectations = expect === undefined ? [] : parseExpectations(expect);
      if ('problem' in expectations) return refusal(context, 400, `expect ${expectations.problem}`);
      return context.json(reportFor(judge(file as CaseFile, { redact, expectations }), around), 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/explain',
      least: 'viewer',
      tag,
      summary: 'Says what a pasted text means',
      request: { ...jsonBody(explainAsked) },
      answer: explainAnswer,
    }),
    (context) => {
      const answer = explainText(context.req.valid('json').text);
      return context.json(JSON.parse(explanationJson(answer)) as Record<string, unknown>, 200);
    },
  );
  api.openapi(
    apiRoute({
      method: 'post',
      path: '/plans',
      least: 'operator',
      tag,
      summary: 'Makes a plan and its scripts from a case of yours; it cannot be run here',
      request: { ...jsonBody(planAsked) },
      answer: planAnswer,
    }),
    async (context) => {
      const { case: given, causes, ...asked } = context.req.valid('json');
      const risks = acceptedRisks(asked.acceptedRisks);
      if ('strange' in risks) return refusal(context, 400, strangeRisk(risks.strange));
      const restart = restartAsked(asked.restartAt, around.clock.now());
      if ('problem' in restart) return refusal(context, 400, restart.problem);
      const createdAt = new Date(around.clock.now()).toISOString();
      const [id, file] = [newPlanId(createdAt), given as CaseFile];
      const wanted = { file, chosen: causes, acceptedRisks: risks, id, createdAt, ...restart };
      const answer = planForCase(wanted, around.scriptTexts);
      if ('problem' in answer) return refusal(context, 409, planProblemWords[answer.problem.is]);
      await recordOf(around, context)('made a plan', `${id} for ${file.target}`);
      return context.json(answer, 200);
    },
  );
}
