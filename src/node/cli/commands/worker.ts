import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import { workHere, type WorkerFlags } from '../monitor/work-here.ts';

/** `rdpdoctor worker`: makes the checks that `watch` asks for, from where it stands; any number of them. */
export function workerCommand(context: CommandContext): Command {
  return new Command('worker')
    .description('Makes the checks that a watch on the same store asks for from this place, until Ctrl-C.')
    .option('--store <where>', 'postgres://… or a file (default: RDPDOCTOR_STORE, else rdpdoctor.db)')
    .option('--vantage <name>', 'what this place is called (default: the name of this machine)')
    .option('--at-once <count>', 'checks that run at once', '16')
    .option(
      '--metrics <address>',
      'counts for Prometheus there, e.g. 127.0.0.1:9389; no host is named in them',
    )
    .action(async (flags: WorkerFlags) => {
      context.exit(await workHere(flags, context.output(true), context.signal));
    });
}
