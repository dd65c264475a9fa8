import { Command } from 'commander';
import { causes } from '../../../core/causes/causes.ts';
import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import { readCaseFile } from '../../../core/facts/case-file.ts';
import { readSmallText } from '../../files/small-file.ts';
import type { CommandContext } from '../context.ts';
import { exitCodeOf, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { readInput } from '../read-input.ts';
import { showOne, type ShowFlags } from '../show.ts';
import { UsageError } from '../usage-error.ts';

interface DiagnoseFlags extends ShowFlags {
  readonly all?: boolean;
}

/** `rdpdoctor diagnose CASE`: judges a saved case file with the causes of today. */
export function diagnoseCommand(context: CommandContext): Command {
  return new Command('diagnose')
    .description('Judges a saved case file again, with everything this version knows.')
    .argument('<case>', 'file written by check --save; - reads standard input')
    .option('--json', 'print one JSON value')
    .option('--markdown', 'print Markdown')
    .option('--all', 'show everything that was found')
    .action(async (path: string, flags: DiagnoseFlags) => {
      context.exit(await diagnoseCase(path, flags, context.output(flags.all === true)));
    });
}

async function diagnoseCase(path: string, flags: ShowFlags, output: Output): Promise<ExitCode> {
  const file = readCaseFile(path === '-' ? await readInput('diagnose -') : textOf(path));
  if ('problem' in file) throw new UsageError(`${path}: ${file.problem}`, 3);
  const diagnosis = diagnose(file, causes);
  const exit = exitCodeOf(diagnosis);
  showOne({ file, diagnosis, exit }, flags, output);
  return exit;
}

function textOf(path: string): string {
  const text = readSmallText(path, MAX_CASE);
  if (typeof text === 'string') return text;
  throw new UsageError(text.problem, 3);
}

const MAX_CASE = 256 * 1024 * 1024;
