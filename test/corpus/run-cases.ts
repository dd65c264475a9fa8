import type { CorpusCase } from './case.ts';
import { scoreOf, type Score } from './score.ts';

/** What became of one case: its score, or why it was not run. */
export type CaseResult =
  | { readonly label: CorpusCase; readonly score: Score }
  | { readonly label: CorpusCase; readonly skipped: string };

/** Runs cases, some side by side, and scores them; a case that breaks fails the run. */
export async function runCases(
  cases: readonly CorpusCase[],
  onDone: (result: CaseResult) => void = () => {},
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  const waiting = [...cases.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [i, label] = next;
      const result = await runCase(label);
      results[i] = result;
      onDone(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function runCase(label: CorpusCase): Promise<CaseResult> {
  const skipped = label.skip?.();
  if (skipped !== undefined) return { label, skipped };
  return { label, score: scoreOf(label, await label.run()) };
}

/** Most cases wait for a timeout of their peer; a few at a time do not disturb each other's clocks. */
const AT_ONCE = 6;
