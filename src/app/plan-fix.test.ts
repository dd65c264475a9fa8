import { expect, it } from 'vitest';
import type { CaseFile } from '../core/facts/case-file.ts';
import { fact, type Fact } from '../core/facts/case-file.ts';
import { notConnected } from '../core/facts/situations.ts';
import type { FactName } from '../core/facts/vocabulary.ts';
import { judge } from './judge.ts';
import { planFix } from './plan-fix.ts';

const asked = { acceptedRisks: [], id: 'fix-20260901', createdAt: '2026-09-01T12:00:00.000Z' };

function byHandOf(target: string, by: string): string {
  const source = { by, from: 'nb17', at: asked.createdAt };
  const facts = Object.entries(notConnected('refused', 2).facts).map(([name, value]): Fact =>
    fact(name as FactName, value, source),
  );
  const file: CaseFile = { format: 2, target, facts, gaps: [] };
  const plan = planFix(judge(file), { ...asked, target, chosen: ['refused-port'] });
  if ('problem' in plan) throw new Error(plan.problem.is);
  return plan.byHand.flatMap(({ steps }) => steps).join('\n');
}

it('what is to be done by hand names the host, as the report of a check does', () => {
  const steps = byHandOf('srv01:3390', 'example');
  expect(steps).toContain('Run the collector (`rdpdoctor collect srv01:3390 --check`) on the server');
  expect(steps).not.toContain('HOST');
});

it('a pasted text names no host: HOST stays', () => {
  expect(byHandOf('paste', 'pasted text')).not.toContain('paste ');
});
