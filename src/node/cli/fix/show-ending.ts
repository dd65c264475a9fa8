import type { FixPlan } from '../../../core/remedy/plan-view.ts';
import { paint } from '../../../core/report/layout/terminal-style.ts';
import { harmless, harmlessJson } from '../../../core/bytes/harmless.ts';
import type { Ending } from '../../../app/fix/ending.ts';
import type { Verdict } from '../../../app/fix/verdict.ts';
import type { Output } from '../output.ts';

/** How a plan ended: both verdicts, each step, and what to do if it did not end well. */
export function showEnding(ending: Ending, fix: FixPlan | undefined, json: boolean, output: Output): void {
  if (json) {
    output.write(`${harmlessJson({ ...(fix === undefined ? {} : { plan: fix }), ...ending }, 2)}\n`);
    return;
  }
  const { style } = output;
  const good = ['kept', 'printed', 'awaitsRestart'].includes(ending.state);
  const lines = [
    '',
    paint(sentence(ending.says), good ? 'good' : 'bad', style),
    ...verdictLines('before', ending.before),
    ...verdictLines('after', ending.after),
    ...(ending.result?.steps ?? []).map(
      ({ n, kind, state, says }) =>
        `  ${n} ${harmless(kind)}: ${state}${says === undefined || says === '' ? '' : ` (${harmless(says)})`}`,
    ),
    ...(ending.result?.notes ?? []).map((note) => `  ${harmless(note)}`),
    ...(ending.result?.restoreAt === undefined
      ? []
      : [`  put back by itself at ${harmless(ending.result.restoreAt)}`]),
    ...(['kept', 'awaitsRestart'].includes(ending.state) && ending.result !== undefined
      ? [`  take it back: rdpdoctor undo ${ending.result.plan}`]
      : []),
  ];
  output.write(`${lines.join('\n')}\n`);
}

function verdictLines(when: string, verdict: Verdict | undefined): readonly string[] {
  return verdict === undefined ? [] : [`  ${when.padEnd(7)}${harmless(verdict.headline)}`];
}

/** Begins with a capital letter and ends with a full stop. */
function sentence(text: string): string {
  const shown = harmless(text);
  return `${shown.charAt(0).toUpperCase()}${shown.slice(1)}.`;
}
