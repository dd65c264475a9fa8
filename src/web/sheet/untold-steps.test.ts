import { expect, it } from 'vitest';
import { causes } from '../../core/causes/causes.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { plannedFindings } from '../../core/diagnosis/planned-findings.ts';
import { exampleCase } from '../../core/judging/example-case.ts';
import { makeFixPlan } from '../../core/remedy/plan.ts';
import { reportOf } from '../../core/report/check-report.ts';
import { latest } from '../../core/facts/case-file.ts';
import { untoldIn } from './untold-steps.ts';

const name = { id: 'preview', createdAt: '2026-09-01T12:00:00Z' };

/** What the plan of each example asks of a person, before and after, and what "Do this" asks. */
const all = causes.flatMap(({ id, examples }) =>
  examples.map((example) => {
    const file = exampleCase(example);
    const diagnosis = diagnose(file, causes);
    const report = reportOf(file, diagnosis);
    const findings = plannedFindings(diagnosis);
    const known = Object.fromEntries(
      Object.entries(latest(file.facts)).map(([fact, { value }]) => [fact, value]),
    );
    const plan = makeFixPlan({ target: diagnosis.target, findings, known, acceptedRisks: [], ...name });
    const doThis = [...report.doThis, ...report.tryFirst.flatMap(({ steps }) => steps)];
    return { id: `${id}: ${example.name}`, plan, rest: untoldIn(plan, report, findings), doThis };
  }),
);

it('what a person does is told under "Do this" or with the plan, and by neither twice', () => {
  const wrong = all.flatMap(({ id, plan, rest, doThis }) =>
    plan.byHand.flatMap((step) => {
      const told = doThis.filter(({ title, on }) => title === step.remedy && on === step.on);
      const here = told.filter(({ details }) => step.steps.every((_, i) => details[i] !== undefined));
      const there = rest.byHand.filter((each) => each.remedy === step.remedy && each.on === step.on);
      const isToldOnce = there.length === 0 ? here.length > 0 : here.length === 0 || isOther(step, here);
      return isToldOnce ? [] : [`${id}: ${step.remedy}`];
    }),
  );
  expect(wrong).toEqual([]);
});

it('is about something: plans that are partly by hand lose what is told already', () => {
  const partly = all.filter(
    ({ plan, rest }) => plan.machines.length > 0 && rest.byHand.length < plan.byHand.length,
  );
  expect(partly.length).toBeGreaterThan(0);
});

/** A policy or a broker made other sentences of it. */
function isOther(
  step: { readonly steps: readonly string[] },
  here: readonly { details: readonly string[] }[],
) {
  return here.every(({ details }) => !step.steps.every((line) => details.includes(line)));
}
