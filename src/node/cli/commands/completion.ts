import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import { completionFor, shells } from '../help/completion.ts';
import { everyCommand } from '../help/every-command.ts';
import { UsageError } from '../usage-error.ts';

/** `rdpdoctor completion SHELL`: the completion script, made from the commands themselves. */
export function completionCommand(context: CommandContext): Command {
  return new Command('completion')
    .description('Prints the completion script of a shell; how to load it stands in the examples.')
    .argument('<shell>', shells.join(', '))
    .action(async (name: string) => {
      const shell = shells.find((known) => known === name.toLowerCase());
      if (shell === undefined) throw new UsageError(`completion "${name}": is none of ${shells.join(', ')}`);
      context.output(true).write(completionFor(shell, await everyCommand(context)));
    });
}
