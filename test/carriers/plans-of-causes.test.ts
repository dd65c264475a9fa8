import { describe, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { fact, latest, type CaseFile } from '../../src/core/facts/case-file.ts';
import { healthy } from '../../src/core/facts/healthy.ts';
import type { FactName } from '../../src/core/facts/vocabulary.ts';
import type { Example } from '../../src/core/causes/cause.ts';
import { riskIds } from '../../src/core/remedy/action.ts';
import { makeFixPlan } from '../../src/core/remedy/plan.ts';
import { buildScript } from '../../src/core/remedy/script.ts';
import { renderPlan } from '../../src/core/report/plan.ts';
import { renderPlanMarkdown } from '../../src/core/report/plan-markdown.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';

const texts = readScriptTexts();
const style = { width: 100, colour: false, ascii: false, all: true };
const found = causes.flatMap((cause) =>
  cause.examples.filter(({ verdict }) => verdict === 'found').map((example) => ({ cause, example })),
);

/** The case file of an example: a healthy connection with the example laid over it. */
function caseOf({ facts = {}, unknown = [] }: Example): CaseFile {
  const source = { by: 'example', from: 'srv01', at: '2026-09-01T00:00:00Z' };
  const values = Object.entries({ ...healthy, ...facts }).filter(
    ([name]) => !unknown.includes(name as FactName),
  );
  return {
    format: 2,
    target: 'srv01',
    // Entries of the table of facts, each with the value of its name.
    facts: values.map(([name, value]) => fact(name as FactName, value, source)),
    gaps: [],
  };
}

describe.each(found)('$cause.id, $example.name', ({ cause, example }) => {
  const file = caseOf(example);
  const known = Object.fromEntries(
    Object.entries(latest(file.facts)).map(([name, { value }]) => [name, value]),
  );
  const request = {
    target: 'srv01',
    findings: diagnose(file, causes).findings,
    causes: [cause.id],
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
    const proposed = request.findings.find((finding) => finding.cause === cause.id)?.remedies ?? [];
    const told = fix.machines.length + fix.byHand.length + fix.leftOut.length;
    expect(told > 0).toBe(proposed.length > 0);
  });
});
