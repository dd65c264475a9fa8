import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import { runLab, type LabFlags } from '../lab/run-lab.ts';

/** `rdpdoctor lab [ID…]`: practice servers that misbehave, for training, demonstrations and tests of other tools. */
export function labCommand(context: CommandContext): Command {
  return new Command('lab')
    .description('Starts practice RDP servers that misbehave, one fault each, until Ctrl-C.')
    .argument('[ids...]', 'which ones; without any, they are listed')
    .option('--list', 'list them and what stands behind such a server in the world')
    .option('--all', 'start every one')
    .option('--port <number>', 'port of the first one; the others take the next', '13389')
    .option('--address <address>', 'where to listen', '127.0.0.1')
    .action(async (ids: string[], flags: LabFlags) => {
      context.exit(await runLab(ids, flags, context.output(true), context.signal));
    });
}
