import { Command } from 'commander';
import { firstConfig } from '../../../core/fleet/first-config.ts';
import { foundIn } from '../../../core/fleet/sweep/found-host.ts';
import { canonical } from '../../store/canonical.ts';
import { parseTarget } from '../../target/target.ts';
import type { CommandContext } from '../context.ts';
import { listOf } from '../host-list.ts';
import { UsageError } from '../usage-error.ts';

/** `rdpdoctor init HOST… LIST… -`: a first configuration, from a sweep or from lists. */
export function initCommand(context: CommandContext): Command {
  return new Command('init')
    .description(
      'Prints a first configuration: hosts by the group or customer of their table, else by network and issuer, each line explained. Looks at nobody.',
    )
    .argument(
      '<targets...>',
      'hosts, lists with one host per line, tables (.csv) with a column of hosts, or what sweep --ndjson printed; - for standard input',
    )
    .action(async (targets: string[]) => {
      const output = context.output(true);
      const found = foundIn(
        await Promise.all(targets.map(async (target) => (await listOf(target)) ?? target)),
        canonical,
      );
      const problems = found.hosts.flatMap(({ target }) => {
        const read = parseTarget(target);
        return 'problem' in read ? [read.problem] : [];
      });
      if (problems.length > 0) throw new UsageError(problems.slice(0, 20).join('\n'));
      if (found.hosts.length === 0) throw new UsageError('init: no host that speaks Remote Desktop is named');
      for (const line of found.unread.slice(0, 20))
        output.note(`rdpdoctor: line ${line}: is neither a host nor a line of sweep --ndjson; left out\n`);
      output.write(firstConfig(found));
      context.exit(0);
    });
}
