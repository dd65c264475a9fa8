import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acceptanceQuestions, acceptanceScript, readAcceptance } from '../../src/node/windows/acceptance.ts';
import { noEngine, pwsh, runCases } from './engine.ts';
import { openWorkbench } from './workbench.ts';

describe.skipIf(pwsh === undefined)(`the acceptance script (${noEngine})`, () => {
  it(
    'prints an answer to each question, read back by its schema, and leaves nothing',
    { timeout: 120_000 },
    async () => {
      const bench = await openWorkbench();
      onTestFinished(bench.close);
      const script = join(bench.work, 'run.ps1');
      writeFileSync(script, acceptanceScript());
      const { asked } = await runCases(bench.work, [
        {
          kind: 'sequence',
          name: 'asked',
          script,
          state: bench.machine('state'),
          steps: [{ arguments: [] }],
        },
      ]);
      expect(asked!.problems ?? []).toEqual([]);
      const report = readAcceptance(asked!.steps[0]!.printed.at(-1)!);
      if ('problem' in report) throw new Error(report.problem);
      expect(report.answers.map(({ id }) => id)).toEqual([...acceptanceQuestions]);
      const answer = (id: string) => report.answers.find((one) => one.id === id);
      expect(answer('journal-stream')!.answer).toEqual({ byTypes: 'works' });
      expect(answer('key-files')!.answer).toMatchObject([
        { sddlProblem: expect.stringContaining('Unauthorized') },
      ]);
      expect(answer('licensing')!.answer).toMatchObject({ graceDays: 87, servers: 1 });
      expect(answer('deployment')!.answer).toEqual({ broker: false, certificates: [] });
      const state = JSON.parse(asked!.state) as { tasks: object };
      expect(state.tasks).toEqual({});
    },
  );
});

describe('an acceptance report', () => {
  it.each([
    ['', /not JSON/],
    ['{"format":"rdpdoctor-bundle"}', /format/],
  ])('%s is refused by name', (text, problem) => {
    expect(readAcceptance(text)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
