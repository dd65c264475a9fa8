import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import type { FleetFlags } from '../monitor/fleet-options.ts';
import { textfileOf } from '../monitor/textfile.ts';
import { UsageError } from '../usage-error.ts';
import { watchByConfig } from '../monitor/watch-by-config.ts';
import { watchByName } from '../monitor/watch-by-name.ts';

interface WatchFlags extends FleetFlags {
  readonly every: string;
  readonly once?: boolean;
  readonly config?: string;
  readonly textfile?: string;
}

/** `rdpdoctor watch [HOST…]`: keeps looking, remembers, and tells what changes. */
export function watchCommand(context: CommandContext): Command {
  return new Command('watch')
    .description('Keeps looking at hosts, remembers what it saw, and prints what changes, until Ctrl-C.')
    .argument('[hosts...]', 'hosts to watch from now on, besides those that the store holds')
    .option('--store <where>', 'a file or postgres://… (default: RDPDOCTOR_STORE, else rdpdoctor.db)')
    .option('--every <time>', 'from one check of a named host to the next: 30s to 7d', '15m')
    .option('--vantage <name>', 'what this place is called (default: the name of this machine)')
    .option('--at-once <count>', 'checks that run at once', '16')
    .option('--config <file>', 'goes by this file instead: hosts, store, alerts; SIGHUP reads it again')
    .option('--once', 'look at each host once, and end with the gravest exit code')
    .option('--textfile <file.prom>', 'with --once: how the hosts are, for node_exporter')
    .action(async (hosts: string[], flags: WatchFlags, command: Command) => {
      refuseBeside(hosts, command);
      const { output, signal, exit } = context;
      const how = { once: flags.once === true, textfile: textfileIn(flags) };
      exit(
        flags.config === undefined
          ? await watchByName(hosts, flags, how, output(true), signal)
          : await watchByConfig(flags.config, how, output(true), signal),
      );
    });
}

function textfileIn({ textfile, once }: WatchFlags): string | undefined {
  if (textfile === undefined) return undefined;
  if (once === true) return textfileOf(textfile);
  throw new UsageError('--textfile: goes with --once; a monitor that runs is asked at /metrics of serve');
}

/** With a configuration everything stands there: what is typed beside it would be passed over in silence. */
function refuseBeside(hosts: readonly string[], command: Command): void {
  if (command.getOptionValueSource('config') === undefined) return;
  const typed = ['store', 'every', 'vantage', 'atOnce'].filter(
    (name) => command.getOptionValueSource(name) === 'cli',
  );
  const [flag] = command.options.filter((option) => typed.includes(option.attributeName()));
  if (flag !== undefined) throw new UsageError(`watch --config: ${flag.long} stands in the file`);
  if (hosts.length > 0)
    throw new UsageError(`watch --config: the hosts stand in the file, "${hosts[0]?.slice(0, 40)}" too`);
}
