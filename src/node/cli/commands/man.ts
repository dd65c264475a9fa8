import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import { everyCommand } from '../help/every-command.ts';
import { guides } from '../help/guides.ts';
import { manPage } from '../help/man-page.ts';
import { VERSION } from '../version.ts';

/** `rdpdoctor man`: the manual page, made from the commands themselves. */
export function manCommand(context: CommandContext): Command {
  return new Command('man')
    .description('Prints the manual page (roff); `rdpdoctor man | man -l -` shows it.')
    .action(async () => {
      context.output(true).write(manPage(await everyCommand(context), guides, VERSION));
    });
}
