import { Command } from 'commander';
import { acceptanceScript } from '../../windows/acceptance.ts';
import type { CommandContext } from '../context.ts';

/** `rdpdoctor acceptance > run.ps1`: asks a Windows machine what only Windows can answer. */
export function acceptanceCommand(context: CommandContext): Command {
  return new Command('acceptance')
    .description(
      'Prints a PowerShell script that asks a Windows machine what only Windows can answer, and prints the answers as JSON.',
    )
    .addHelpText(
      'after',
      [
        '',
        'On the machine, as administrator:',
        '  powershell -NoProfile -ExecutionPolicy Bypass -File run.ps1 > answers.json',
        'It makes a file and a scheduled task of its own, looks at them and removes them.',
      ].join('\n'),
    )
    .action(() => context.output(true).write(acceptanceScript()));
}
