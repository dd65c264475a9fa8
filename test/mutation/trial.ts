import { basename } from 'node:path';
import { Script } from 'node:vm';
import type { Modules } from './modules.ts';
import type { Test } from './tests.ts';

/** What became of a mutant; `by` is the test that noticed it. */
export type Fate = { readonly is: 'killed'; readonly by: string } | { readonly is: 'survived' };

/** The tests of a part of the program, which can be run against a changed module. */
export interface Trial {
  /** Runs every test of the program as it is and gives the names of those that fail. */
  readonly baseline: () => readonly string[];
  readonly run: (path: string, text: string) => Fate;
}

/** The test files by absolute path; tests of what imports the changed module come first, then the quick ones. */
export function trialOf(modules: Modules, files: readonly string[], take: () => readonly Test[]): Trial {
  const took = new Map<string, number>();
  const nameOf = ({ path }: Test) => path.join(' › ');

  function tests(): readonly Test[] {
    return files.flatMap((file) => {
      modules.load(file);
      modules.replace(file, undefined);
      return take();
    });
  }

  function ordered(path: string, all: readonly Test[]): readonly Test[] {
    const own = basename(path, '.ts');
    const touched = new Set([...modules.importersOf(path)].map((each) => basename(each, '.ts')));
    const rank = ({ path: [group = '', name = ''] }: Test) =>
      (name === LEDGER ? 3 : 0) + (group === own ? 0 : touched.has(group) ? 1 : 2);
    const cost = (test: Test) => took.get(nameOf(test)) ?? 0;
    const spent = [0, 0];
    return all
      .map((test) => ({ test, rank: rank(test), cost: cost(test) }))
      .toSorted((a, b) => a.rank - b.rank || a.cost - b.cost)
      .filter((each) => each.rank % 3 === 0 || (spent[each.rank < 3 ? 0 : 1]! += each.cost) < BUDGET)
      .map(({ test }) => test);
  }

  function firstFailure(path: string): string | undefined {
    for (const test of ordered(path, tests())) {
      try {
        test.run();
      } catch {
        return nameOf(test);
      }
    }
    return undefined;
  }

  return {
    baseline() {
      return tests().flatMap((test) => {
        const started = performance.now();
        try {
          test.run();
          return [];
        } catch (problem) {
          return [`${nameOf(test)}: ${String(problem)}`];
        } finally {
          took.set(nameOf(test), performance.now() - started);
        }
      });
    },
    run(path, text) {
      try {
        modules.replace(path, text);
        const failed = within(PATIENCE, () => firstFailure(path));
        return failed === undefined ? { is: 'survived' } : { is: 'killed', by: failed };
      } catch (problem) {
        return { is: 'killed', by: String(problem).split('\n')[0]! };
      } finally {
        take();
        modules.replace(path, undefined);
      }
    },
  };
}

/** Runs what may never end, for so many milliseconds. */
function within<T>(ms: number, run: () => T): T {
  const place = globalThis as { mutationTrial?: () => T };
  place.mutationTrial = run;
  return new Script('globalThis.mutationTrial()').runInThisContext({ timeout: ms }) as T;
}

/** The test that notices any change of what was approved comes last, so that it is known what only it notices. */
export const LEDGER = 'says what was approved';
/** Milliseconds of tests beyond those of the changed file; the slowest are left out, so that a survivor may be one they would notice. */
const BUDGET = 700;
/** Milliseconds: a loop that a mutant made endless is stopped. */
const PATIENCE = 60_000;
