import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { actions } from '../../src/core/remedy/actions.ts';
import { noEngine, pwsh, runCases } from './engine.ts';
import { drawPlans } from './many-plans.ts';
import { planOf, singles } from './plans.ts';
import { openWorkbench } from './workbench.ts';

/** How many plans are tried, which, and for how long at most; docs/measured.md tells of the long runs. */
const count = Number(process.env['RDPDOCTOR_PLANS'] ?? 3);
const seed = Number(process.env['RDPDOCTOR_SEED'] ?? 1);
const seconds = Number(process.env['RDPDOCTOR_SECONDS'] ?? 80_000);
const lanes = count < 100 ? 1 : 2;

describe.skipIf(pwsh === undefined)(`plans drawn at random (${noEngine})`, () => {
  it('are undone to the machine of before, disturbed anywhere', { timeout: 86_400_000 }, async () => {
    const bench = await openWorkbench();
    onTestFinished(bench.close);
    const state = bench.machine('state');
    const every = singles(bench.certificates).flatMap((one) => one.actions);
    const script = bench.script(planOf('plan-every-test', every));
    const draws = drawPlans(bench.certificates, count, seed).map(({ plan, fault }) => ({
      plan: Buffer.from(JSON.stringify(plan)).toString('base64'),
      fault,
    }));
    const cases = Array.from({ length: lanes }, (_, lane) => {
      const plans = join(bench.work, `plans-${lane}.json`);
      writeFileSync(plans, JSON.stringify(draws.filter((_draw, i) => i % lanes === lane)));
      return { kind: 'many', name: `lane ${lane}`, script, state, plans, seconds };
    });
    const results = Object.values(await runCases(bench.work, cases, lanes, seconds + 1_000));
    const sum = (of: 'plans' | 'runs' | 'faults' | 'changes') =>
      results.reduce((all, one) => all + one[of], 0);
    const seen = { plans: sum('plans'), runs: sum('runs'), faults: sum('faults'), changes: sum('changes') };
    if (count >= 100) process.stderr.write(`${JSON.stringify({ seed, ...seen })}\n`);
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
    // Not true for want of trying.
    expect(seen.runs).toBeGreaterThanOrEqual(2 * seen.plans);
    expect(seen.changes).toBeGreaterThan(seen.plans);
  });
});

it('plans drawn at random have steps of every kind, and faults of each', () => {
  const draws = drawPlans('names', 300, 1);
  const kinds = new Set(draws.flatMap(({ plan }) => plan.steps.map(({ action }) => action.kind)));
  // Those of a user's own settings, and what waits for a certificate that stays.
  expect(actions.map(({ kind }) => kind).filter((kind) => !kinds.has(kind))).toEqual([
    'trustCertificate',
    'rewriteRdpFile',
    'awaitSelfSignedCertificate',
  ]);
  const faults = new Set(draws.map(({ fault }) => fault?.How ?? 'none'));
  expect([...faults].toSorted()).toEqual(['error', 'none', 'off']);
});
