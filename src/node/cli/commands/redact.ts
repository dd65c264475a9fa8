import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { Command } from 'commander';
import { redactCaseFile } from '../../../core/redaction/redact.ts';
import { caseAt } from '../case-at.ts';
import type { CommandContext } from '../context.ts';

/** `rdpdoctor redact CASE`: the same case without names, users, addresses, domains, SIDs, serials and thumbprints. */
export function redactCommand(context: CommandContext): Command {
  return new Command('redact')
    .description(
      'Replaces names, users, addresses, domains, SIDs, serials and thumbprints in a saved case, each by the same stand-in everywhere; the diagnosis stays what it was.',
    )
    .argument('<case>', 'a case file saved by check --save; - reads standard input')
    .action(async (path: string) => {
      const file = await caseAt(path);
      context.output(true).write(`${harmlessJson(redactCaseFile(file), 2)}\n`);
    });
}
