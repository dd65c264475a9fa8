import { Command } from 'commander';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { seenOf } from '../../../core/fleet/gauges/fleet-gauges.ts';
import { unlikeBaseline } from '../../../core/fleet/unlike-baseline.ts';
import { pluginStatus } from '../../../core/report/fleet/status.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import type { CommandContext } from '../context.ts';
import { canonical } from '../../store/canonical.ts';
import { fleetAt, gravestSeen } from '../monitor/fleet-at.ts';
import { storeOf } from '../monitor/fleet-options.ts';
import type { Output } from '../output.ts';
import { mustBeThere } from '../monitor/store-place.ts';
import { UsageError } from '../usage-error.ts';

interface StatusFlags {
  readonly store?: string;
  readonly nagios?: boolean;
}

/** `rdpdoctor status [HOST]`: how watched hosts are, from the newest checks that are stored; nobody is looked at. */
export function statusCommand(context: CommandContext): Command {
  return new Command('status')
    .description('Says how watched hosts are, from the newest checks in the store; looks at nobody.')
    .argument('[host]', 'one of them (default: all)')
    .option('--store <where>', 'a file or postgres://… (default: RDPDOCTOR_STORE, else rdpdoctor.db)')
    .option('--nagios', 'a plugin line for one host; ends with 0 to 3 as plugins do, 3 when it is stale')
    .action(async (host: string | undefined, flags: StatusFlags) => {
      context.exit(await status(host, flags, context.output(true)));
    });
}

async function status(target: string | undefined, flags: StatusFlags, output: Output): Promise<ExitCode> {
  if (flags.nagios === true && target === undefined)
    throw new UsageError('status --nagios: name the one host that it is about');
  const fleet = await fleetAt(mustBeThere(storeOf({ ...flags, atOnce: '1' })), output);
  try {
    const { hosts, checks } = fleet.store;
    const all = seenOf(await hosts.all(), await checks.latest());
    const seen = target === undefined ? all : all.filter(({ host }) => host.target === canonical(target));
    if (seen.length === 0)
      throw new UsageError(
        target === undefined ? 'status: the store holds no host' : `status: "${target}" is not watched here`,
        3,
      );
    const unlike = unlikeBaseline(await fleet.store.alerts.open());
    const states = seen.map((one) => pluginStatus(one, systemClock.now(), unlike.get(one.host.target)));
    output.write(states.map(({ text }) => text).join(''));
    if (flags.nagios === true) return states[0]?.state ?? 3;
    return gravestSeen(
      seen.flatMap(({ newest }) => newest),
      new AbortController().signal,
    );
  } finally {
    await fleet.close();
  }
}
