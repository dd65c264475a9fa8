import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { actions } from '../../src/core/remedy/actions.ts';
import { scriptResultSchema } from '../../src/core/remedy/script-result.ts';
import { noEngine, pwsh, runCases, type CaseResult } from './engine.ts';
import { largePlan, planOf, singles } from './plans.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const names = singles('names').map(({ name }) => name);

describe.skipIf(pwsh === undefined)(`every action, disturbed at every place (${noEngine})`, () => {
  let bench: Workbench;
  let results: { readonly [name: string]: CaseResult } = {};

  beforeAll(async () => {
    bench = await openWorkbench();
    const state = bench.machine('state');
    const cases = singles(bench.certificates).map(({ name, actions: steps, risks, exact, changes }, i) => ({
      kind: 'cycle',
      name,
      script: bench.script(planOf(`plan-${100 + i}-test`, steps, risks)),
      state,
      exact: exact ?? true,
      changes: changes ?? true,
    }));
    results = await runCases(bench.work, cases, 2);
  }, 1_200_000);
  afterAll(() => bench.close());

  it.each(names)('%s', (name) => {
    const result = results[name]!;
    expect(result.problems).toEqual([]);
    expect(scriptResultSchema.parse(result.result).outcome).toBe('applied');
    expect(scriptResultSchema.parse(result.whatIf).outcome).toBe('wouldChange');
    expect(result.faults).toBeGreaterThan(result.records);
  });

  it('covers every kind of action', () => {
    const tried = new Set(singles('names').flatMap(({ actions: steps }) => steps.map(({ kind }) => kind)));
    expect([...tried].sort()).toEqual(actions.map(({ kind }) => kind).sort());
  });
});

describe.skipIf(pwsh === undefined)(`a whole plan, disturbed at every place (${noEngine})`, () => {
  it('is applied whole or not at all', { timeout: 600_000 }, async () => {
    const bench = await openWorkbench();
    onTestFinished(bench.close);
    const kase = {
      kind: 'cycle',
      name: 'large',
      script: bench.script(largePlan(bench.certificates)),
      state: bench.machine('state'),
      // Windows makes itself a new certificate at the restart; that one stays.
      exact: false,
      changes: true,
    };
    const { large } = await runCases(bench.work, [kase]);
    expect(large!.problems).toEqual([]);
    expect(large!.result.steps.map(({ state }) => state)).toEqual([
      ...Array<string>(8).fill('done'),
      'unchanged',
      'byHand',
    ]);
    expect(large!.result.sessions).toEqual({ active: 2, disconnected: 1 });
  });
});
