import type { OpenAPIHono } from '@hono/zod-openapi';
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
import { planFix } from '../../../app/plan-fix.ts';
import { explainText } from '../../../core/explain/explain-text.ts';
import type { CaseFile } from '../../../core/facts/case-file.ts';
import { riskIds, type RiskId } from '../../../core/remedy/action.ts';
import { readRestartTime } from '../../../core/remedy/restart-time.ts';
import { buildScript } from '../../../core/remedy/script.ts';
import { parseExpectations } from '../../../core/report/expectation.ts';
import { explanationJson } from '../../../core/report/explain.ts';
import { renderPlanMarkdown } from '../../../core/report/plan-markdown.ts';
import { recordOf } from '../audit.ts';
import { newPlanId } from '../new-plan-id.ts';
import { reportFor } from '../report-for.ts';
import type { ServerEnv, Surroundings } from '../surroundings.ts';
import { apiRoute, jsonBody, refusal } from './route.ts';

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
      const { case: file, causes, acceptedRisks, restartAt } = context.req.valid('json');
      const strange = acceptedRisks.find((risk) => !riskIds.includes(risk as RiskId));
      if (strange !== undefined)
        return refusal(context, 400, `acceptedRisks: "${strange}": is none of ${riskIds.join(', ')}`);
      const restart = restartAt === undefined ? undefined : readRestartTime(restartAt, around.clock.now());
      if (restart !== undefined && 'problem' in restart)
        return refusal(context, 400, `restartAt ${restart.problem}`);
      const createdAt = new Date(around.clock.now()).toISOString();
      const id = newPlanId(createdAt);
      const judged = judge(file as CaseFile);
      const plan = planFix(judged, {
        target: file.target,
        chosen: causes,
        acceptedRisks: acceptedRisks as RiskId[],
        ...(restart === undefined ? {} : { restartAt: restart.at }),
        id,
        createdAt,
      });
      if ('problem' in plan) return refusal(context, 409, planProblemWords[plan.problem.is]);
      await recordOf(around, context)('made a plan', `${id} for ${file.target}`);
      const texts = around.scriptTexts();
      const scripts = plan.machines.map((machine) => ({
        machine: machine.plan.target,
        script: buildScript(machine.plan, texts),
      }));
      return context.json({ id, markdown: renderPlanMarkdown(plan), scripts }, 200);
    },
  );
}
