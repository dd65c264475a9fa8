import { harmlessLines } from '../../core/bytes/harmless.ts';
import {
  explanationJson,
  renderExplanation,
  renderExplanationWithSources,
} from '../../core/report/explain.ts';

/** Prints an explanation as wide as the terminal, 100 columns at most. */
export function printExplanation(
  answer: Parameters<typeof renderExplanation>[0],
  { json, sources }: { readonly json?: boolean; readonly sources?: boolean },
): void {
  const width = Math.min(Math.max(process.stdout.columns ?? 100, 40), 100);
  const render = sources === true ? renderExplanationWithSources : renderExplanation;
  process.stdout.write(json === true ? explanationJson(answer) : harmlessLines(render(answer, width)));
}
