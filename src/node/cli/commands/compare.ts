import { Command } from 'commander';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { differencesOf } from '../../../core/fleet/changes/differences.ts';
import { renderChanges } from '../../../core/report/fleet/changes.ts';
import type { CommandContext } from '../context.ts';
import { lookAt } from '../look-at.ts';

interface CompareFlags {
  readonly json?: boolean;
  readonly deep?: boolean;
  readonly all?: boolean;
}

/** `rdpdoctor compare HOST1 HOST2`: what differs between two hosts or two saved cases, first what a failure rests on. */
export function compareCommand(context: CommandContext): Command {
  return new Command('compare')
    .description(
      'Says what differs between two hosts, live or saved: first what the failure of one rests on.',
    )
    .argument('<one>', 'a host, or a case file written by check --save')
    .argument('<other>', 'the one to hold against it')
    .option('--deep', 'ask more, every cipher suite too; slower')
    .option('--json', 'print one JSON value')
    .option('--all', 'show every difference')
    .action(async (first: string, second: string, flags: CompareFlags) => {
      const look = (input: string) => lookAt(input, flags.deep === true, context.signal);
      const [one, other] = await Promise.all([look(first), look(second)]);
      const differences = differencesOf(one.side, other.side);
      const output = context.output(flags.all === true);
      // Two cases of one host are named after their files.
      const [before, after] = one.name === other.name ? [first, second] : [one.name, other.name];
      output.write(
        flags.json === true
          ? `${harmlessJson({ before, after, differences }, 2)}\n`
          : renderChanges(
              differences,
              { before, after, are: 'hosts' },
              { before: one.side.snapshot, after: other.side.snapshot },
              output.style,
            ),
      );
      context.exit(context.signal.aborted ? 130 : 0);
    });
}
