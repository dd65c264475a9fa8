import { Command } from 'commander';
import { harmlessLines } from '../../../core/bytes/harmless.ts';
import { kindOfFile } from '../../../core/evidence/file-kind.ts';
import { looksLikeText } from '../../../core/evidence/text-file.ts';
import { explainText } from '../../../core/explain/explain-text.ts';
import {
  allCodesJson,
  explanationJson,
  renderAllCodes,
  renderExplanation,
  renderExplanationWithSources,
} from '../../../core/report/explain.ts';
import type { CommandContext } from '../context.ts';
import { readPastedInput } from '../read-input.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly all?: boolean;
  readonly json?: boolean;
  readonly sources?: boolean;
}

/** `rdpdoctor explain`: what somebody types or pastes, from the arguments, or standard input for "-". */
export function explainCommand(context: Pick<CommandContext, 'exit'>): Command {
  return new Command('explain')
    .summary('say what a code, event, log, setting, symptom or advice means, and what it does not')
    .description(
      'Says what a code, an event, a log, a setting, a symptom, an advice or a pasted dialog means, what it does not tell, and what to run next.',
    )
    .argument(
      '[words...]',
      'e.g. 0x904 0x7 · 2308 · "Schannel 36870" · SecurityLayer · "black screen" · KB5074109 · - for standard input',
    )
    .option('--all', 'print every row of every table')
    .option('--sources', 'print everything behind the answer, with its sources')
    .option('--json', 'print JSON')
    .allowUnknownOption()
    .action(async (words: readonly string[], options: Options) => {
      if (options.all) {
        process.stdout.write(options.json ? allCodesJson() : renderAllCodes());
        return;
      }
      const pasted = words.length === 1 && words[0] === '-' ? await readPastedInput() : undefined;
      const asked = pasted?.text ?? words.join(' ');
      const problem = problemOf(words, asked);
      if (problem) throw new UsageError(`explain: ${problem}`);
      const unreadable = pasted && !looksLikeText(pasted.bytes) ? kindOfFile(pasted.bytes) : undefined;
      if (unreadable !== undefined)
        throw new UsageError(`explain: this is ${unreadable}, not text; give a file to rdpdoctor check`, 3);
      if (pasted?.cut) process.stderr.write(`rdpdoctor: ${pasted.cut}\n`);
      const answer = explainText(asked);
      const width = widthOf(process.stdout.columns);
      const render = options.sources ? renderExplanationWithSources : renderExplanation;
      process.stdout.write(options.json ? explanationJson(answer) : harmlessLines(render(answer, width)));
      if (!answer.known) context.exit(40);
    });
}

function problemOf(words: readonly string[], asked: string): string | undefined {
  const option = words.find((word) => /^--?[a-z]/i.test(word) && !/\s/.test(word));
  if (option) return `unknown option "${option}"`;
  if (asked.trim() === '') return 'nothing to explain: give a code such as 0x904 0x7, a name, or - with text';
  return undefined;
}

function widthOf(columns: number | undefined): number {
  return Math.min(Math.max(columns ?? 100, 40), 100);
}
