import { Argument, Command } from 'commander';
import { StoreProblem } from '../../../app/store-problem.ts';
import type { CommandContext } from '../context.ts';
import { storeTasks, type StoreFlags } from '../store/store-tasks.ts';
import { storeOf } from '../monitor/fleet-options.ts';
import { storeUrl } from '../monitor/store-url.ts';
import { UsageError } from '../usage-error.ts';

/** `rdpdoctor store`: keeps safe, moves and tidies what the monitor remembers. */
export function storeCommand(context: CommandContext): Command {
  return new Command('store')
    .description(
      'Keeps safe what the monitor remembers: a backup to a new file, a restore into an empty database of either kind, an export as lines of JSON without passwords and tokens, and letting old checks go.',
    )
    .addArgument(new Argument('<do>', 'what to do').choices(Object.keys(storeTasks)))
    .argument('[file]', 'the backup, or where the export goes (standard output without one)')
    .option(
      '--store <url>',
      'a SQLite file, or postgres://… (default: RDPDOCTOR_STORE, where a password belongs, else rdpdoctor.db)',
    )
    .option('--cases <days>', 'tidy: how long whole cases stay', '90')
    .option('--checks <days>', 'tidy: how long checks stay before they are added up by day', '400')
    .action(async (task: string, file: string | undefined, flags: StoreFlags) => {
      // What is restored goes where somebody says; all else is done to the store that watch and serve make here.
      const url =
        task === 'restore' ? storeUrl(flags.store, process.env) : storeOf({ ...flags, atOnce: '1' });
      try {
        context.exit((await storeTasks[task]?.({ url, file, flags, output: context.output(false) })) ?? 0);
      } catch (error) {
        if (!(error instanceof StoreProblem)) throw error;
        throw new UsageError(error.message, error.kind === 'unusable' ? 2 : 3);
      }
    });
}
