import { Command } from 'commander';
import { explainWords } from '../../../app/explain-words.ts';
import { allCodesJson, renderAllCodes } from '../../../core/report/explain.ts';
import type { CommandContext } from '../context.ts';
import { printExplanation } from '../print-explanation.ts';
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
      const explained = explainWords({ words, pasted });
      if ('problem' in explained) throw new UsageError(`explain: ${explained.problem}`, explained.exit);
      if (pasted?.cut) process.stderr.write(`rdpdoctor: ${pasted.cut}\n`);
      printExplanation(explained.answer, options);
      if (explained.exit !== 0) context.exit(explained.exit);
    });
}
