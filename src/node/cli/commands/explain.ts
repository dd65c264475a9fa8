import { harmlessLines } from '../../../core/bytes/harmless.ts';
import { Command } from 'commander';
import { explain } from '../../../core/codes/explain.ts';
import {
  allCodesJson,
  explanationJson,
  renderAllCodes,
  renderExplanation,
} from '../../../core/report/explain.ts';
import { readInput } from '../read-input.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `rdpdoctor explain`: codes, events, settings and pasted dialogs from the arguments, or standard input for "-". */
export function explainCommand(): Command {
  return new Command('explain')
    .summary('say what a code, event, setting or dialog means, and what it does not')
    .description(
      'Says what a code, an event, a setting or a pasted dialog means, what it does not tell, and what to run next.',
    )
    .argument(
      '[words...]',
      'e.g. 0x904 0x7 · 2308 · -2146893052 · "Schannel 36870" · SecurityLayer · - for standard input',
    )
    .option('--all', 'print every row of every table')
    .option('--json', 'print JSON')
    .allowUnknownOption()
    .action(async (words: readonly string[], options: Options) => {
      if (options.all) {
        process.stdout.write(options.json ? allCodesJson() : renderAllCodes());
        return;
      }
      const asked = words.length === 1 && words[0] === '-' ? await readInput('explain -') : words.join(' ');
      const problem = problemOf(words, asked);
      if (problem) throw new UsageError(`explain: ${problem}`);
      const answer = explain(asked);
      process.stdout.write(
        options.json
          ? explanationJson(answer)
          : harmlessLines(renderExplanation(answer, widthOf(process.stdout.columns))),
      );
    });
}

function problemOf(words: readonly string[], asked: string): string | undefined {
  const option = words.find((word) => /^--?[a-z]/i.test(word));
  if (option) return `unknown option "${option}"`;
  if (asked.trim() === '') return 'nothing to explain: give a code such as 0x904 0x7, a name, or - with text';
  return undefined;
}

function widthOf(columns: number | undefined): number {
  return Math.min(Math.max(columns ?? 80, 40), 100);
}
