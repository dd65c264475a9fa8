import { Command } from 'commander';
import { whatChanged } from '../../../app/what-changed.ts';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { minuteOf } from '../../../core/facts/time.ts';
import { renderChanges } from '../../../core/report/fleet/changes.ts';
import type { CommandContext } from '../context.ts';
import { existing, type OpenFleet } from '../monitor/fleet-at.ts';
import { sinceOf, storeOf } from '../monitor/fleet-options.ts';
import { UsageError } from '../usage-error.ts';

interface DiffFlags {
  readonly store?: string;
  readonly since?: string;
  readonly json?: boolean;
  readonly all?: boolean;
}

/** `rdpdoctor diff HOST`: what changed on a watched host since a time, or since it last worked. */
export function diffCommand(context: CommandContext, open: OpenFleet = existing): Command {
  return new Command('diff')
    .description('Says what changed on a watched host: since a time, or since it last worked.')
    .argument('<host>', 'the host, as it is watched')
    .option('--store <where>', 'a file or postgres://… (default: RDPDOCTOR_STORE, else rdpdoctor.db)')
    .option('--since <time>', 'compare with the last check before this day or time, e.g. 2026-11-01')
    .option('--json', 'print one JSON value')
    .option('--all', 'show every difference')
    .action(async (host: string, flags: DiffFlags) => {
      const since = flags.since === undefined ? {} : { since: sinceOf(flags.since) };
      const output = context.output(flags.all === true);
      const fleet = await open(storeOf({ ...flags, atOnce: '1' }), output);
      try {
        const changed = await whatChanged(fleet.store, { host, ...since });
        if ('problem' in changed) throw new UsageError(changed.problem, 3);
        const { before, after, differences } = changed;
        output.write(
          flags.json === true
            ? `${harmlessJson({ before: before.startedAt, after: after.startedAt, differences }, 2)}\n`
            : renderChanges(
                differences,
                { before: minuteOf(before.startedAt), after: host, are: 'times' },
                { before: before.snapshot, after: after.snapshot },
                output.style,
              ),
        );
        context.exit(0);
      } finally {
        await fleet.close();
      }
    });
}
