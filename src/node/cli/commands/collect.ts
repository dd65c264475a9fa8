import { Command } from 'commander';
import { collectHere, type CollectFlags } from '../collect/collect-here.ts';
import type { CommandContext } from '../context.ts';
import { addCarrierFlags } from '../reach/carrier-flags.ts';

/** `rdpdoctor collect HOST`: fetches what the machine itself knows; with --check it is judged at once. */
export function collectCommand(context: CommandContext): Command {
  const command = new Command('collect')
    .description('Runs the read-only collector on a machine and saves what it knows; changes nothing there.')
    .argument('<host>', 'the machine, as fix would reach it')
    .option('--save <file>', 'where to write the bundle')
    .option('--days <n>', 'days of event logs to look at', '7')
    .option('--check', 'look from outside as well, and judge both together');
  return addCarrierFlags(command).action(async (host: string, flags: CollectFlags) => {
    context.exit(await collectHere(host, flags, context.output(false), context));
  });
}
