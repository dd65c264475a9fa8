import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { Command } from 'commander';
import { readCaseFile } from '../../../core/facts/case-file.ts';
import { redactCaseFile } from '../../../core/redaction/redact.ts';
import { readSmallText } from '../../files/small-file.ts';
import type { CommandContext } from '../context.ts';
import { UsageError } from '../usage-error.ts';

/** `rdpdoctor redact CASE`: the same case without names, users, addresses, domains, SIDs, serials and thumbprints. */
export function redactCommand(context: CommandContext): Command {
  return new Command('redact')
    .description(
      'Replaces names, users, addresses, domains, SIDs, serials and thumbprints in a saved case, each by the same stand-in everywhere; the diagnosis stays what it was.',
    )
    .argument('<case>', 'a case file saved by check --save')
    .action((path: string) => {
      const file = readCaseFile(textOf(path));
      if ('problem' in file) throw new UsageError(`${path}: ${file.problem}`, 3);
      context.output(true).write(`${harmlessJson(redactCaseFile(file), 2)}\n`);
    });
}

function textOf(path: string): string {
  const text = readSmallText(path, MAX_CASE);
  if (typeof text === 'string') return text;
  throw new UsageError(text.problem, 3);
}

const MAX_CASE = 256 * 1024 * 1024;
