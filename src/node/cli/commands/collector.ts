import { Command } from 'commander';
import { collectorScript } from '../../windows/collector.ts';
import type { CommandContext } from '../context.ts';

/** `rdpdoctor collector > collect.ps1`: the read-only collector, to be run on the Windows machine itself. */
export function collectorCommand(context: CommandContext): Command {
  return new Command('collector')
    .description(
      'Prints a PowerShell script that collects what a Windows machine knows about Remote Desktop. It reads only.',
    )
    .addHelpText(
      'after',
      [
        '',
        'On the machine, as administrator:',
        '  powershell -NoProfile -ExecutionPolicy Bypass -File collect.ps1 -Path bundle.json',
        'Where output is cut at 4 KB (Azure Run Command), once for each part from 1 to 5:',
        '  collect.ps1 -Short -Part 1',
        'Then anywhere:',
        '  rdpdoctor check bundle.json',
      ].join('\n'),
    )
    .action(() => context.output(true).write(collectorScript()));
}
