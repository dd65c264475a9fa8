import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScriptResult } from '../../src/core/remedy/script-result.ts';
import type { Action } from '../../src/core/remedy/remedy.ts';
import { gunzipSync } from 'node:zlib';
import { noEngine, pwsh, runCases, type CaseResult } from './engine.ts';
import { journalSituations } from './journal-situations.ts';
import { planOf } from './plans.ts';
import { ownSituations } from './own-situations.ts';
import { restartSituations } from './restart-situations.ts';
import { serviceSituations } from './service-situations.ts';
import { enable, situations, yes } from './situations.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const all = [
  ...situations,
  ...journalSituations,
  ...ownSituations,
  ...serviceSituations,
  ...restartSituations,
];

describe.skipIf(pwsh === undefined)(`what can be wrong (${noEngine})`, () => {
  let results: { readonly [name: string]: CaseResult } = {};
  let bench: Workbench;

  beforeAll(async () => {
    bench = await openWorkbench();
    const state = bench.machine('state');
    const cases = all.map(({ name, actions, plan, steps }, i) => {
      const id = `bad-input-${i}`;
      const used: readonly Action[] =
        plan !== undefined
          ? plan(bench.certificates)
          : actions.length > 0
            ? actions
            : [{ kind: 'bindListenerCertificate', sha1: bench.certificates.expired.sha1 }];
      return {
        kind: 'sequence',
        name,
        script: bench.script(planOf(id, used, used.some(letsIn) ? ['new-access'] : [])),
        state,
        steps: steps(bench, id),
      };
    });
    results = await runCases(bench.work, cases, 2);
  }, 1_200_000);
  afterAll(() => bench.close());

  it.each(all)('$name', ({ name, gives, says, same, services, tasks }) => {
    const { steps, problems, state, endsAsBegan } = results[name]!;
    expect(problems ?? []).toEqual([]);
    const seen = steps.map(({ result }) => [
      result?.outcome ?? 'nothing said',
      ...(result?.problems.map(({ code }) => code) ?? []),
    ]);
    const last = steps.at(-1)!;
    const words = [
      ...(last.result?.problems.map((problem) => problem.says) ?? []),
      ...(last.result?.notes ?? []),
      '',
    ];
    expect(seen.map((row, i) => (gives[i]?.length === 1 ? row.slice(0, 1) : row))).toEqual(gives);
    if (says) expect(words.join('\n')).toMatch(new RegExp(says.source, 'm'));
    if (same === true) expect(endsAsBegan).toBe(true);
    const end = JSON.parse(state) as EndState;
    for (const [service, is] of Object.entries(services ?? {}))
      expect([service, end.services[service]?.state]).toEqual([service, is]);
    if (tasks !== undefined) expect(Object.keys(end.tasks)).toHaveLength(tasks);
    for (const step of steps) expect(step.longest).toBeLessThanOrEqual(4_096);
  });

  it('prints a long result compressed, and finds it again', async () => {
    const long: Action = { kind: 'byHand', steps: ['x'.repeat(900)] };
    const script = bench.script(planOf('long-result', [...Array.from({ length: 20 }, () => long), enable]));
    const { r } = await runCases(bench.work, [
      {
        kind: 'sequence',
        name: 'r',
        script,
        state: bench.machine('state'),
        steps: [yes, { arguments: [], page: 1 }],
      },
    ]);
    for (const { printed } of r!.steps) {
      const line = printed.at(-1)!;
      expect(line.length).toBeLessThanOrEqual(4_096);
      expect(line).toMatch(/^rdpdoctor:1\/1:gz:/);
      expect(readScriptResult(`noise\r\n${line}\r\n`, (bytes) => gunzipSync(bytes))).toMatchObject({
        outcome: 'applied',
        plan: 'long-result',
      });
    }
  });
});

const letsIn = ({ kind }: Action) => kind === 'addGroupMember';

interface EndState {
  readonly services: { readonly [name: string]: { readonly state: string } };
  readonly tasks: { readonly [name: string]: unknown };
}
