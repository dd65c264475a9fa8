import { describe, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { plannedFindings } from '../../src/core/diagnosis/planned-findings.ts';
import { exampleCase, exampleFacts } from '../../src/core/judging/example-case.ts';
import { observations } from '../../src/core/observations/observations.ts';
import { riskIds } from '../../src/core/remedy/action.ts';
import { makeFixPlan } from '../../src/core/remedy/plan.ts';
import { buildScript } from '../../src/core/remedy/script.ts';
import { renderPlan } from '../../src/core/report/plan/plan.ts';
import { renderPlanMarkdown } from '../../src/core/report/plan/plan-markdown.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';

const texts = readScriptTexts();
const style = { width: 100, colour: false, ascii: false, all: true };
const found = [...causes, ...observations].flatMap(({ id, examples }) =>
  examples
    .filter(({ verdict }) => !['ruledOut', 'unclear', 'notSeen', 'notLooked'].includes(verdict))
    .map((example) => ({ id, example })),
);

describe.each(found)('$id, $example.name', ({ id, example }) => {
  const file = exampleCase(example);
  const known = exampleFacts(example);
  const request = {
    target: 'srv01',
    findings: plannedFindings(diagnose(file, causes)),
    causes: [id],
    known,
    id: 'fix-20260901-abcdef',
    createdAt: '2026-09-01T12:00:00Z',
  };

  it('has a plan whose every step is one that plans hold', () => {
    const fix = makeFixPlan({ ...request, acceptedRisks: riskIds });
    expect(
      fix.leftOut.filter(({ why }) => !/has no TLS 1\.3|domain profile|sets the same thing/.test(why)),
    ).toEqual([]);
    for (const { plan } of fix.machines) expect(buildScript(plan, texts)).toContain('$planText');
    expect(renderPlan(fix, style)).toContain('Plan for srv01');
    expect(renderPlanMarkdown(fix)).toContain('## Plan for srv01');
  });

  it('says what to do also without anything accepted', () => {
    const fix = makeFixPlan({ ...request, acceptedRisks: [] });
    expect(fix.machines.flatMap(({ steps }) => steps.filter(({ risk }) => risk !== undefined))).toEqual([]);
    const proposed = request.findings.find((finding) => finding.cause === id)?.remedies ?? [];
    const told = fix.machines.length + fix.byHand.length + fix.leftOut.length;
    expect(told > 0).toBe(proposed.length > 0);
  });
});
