import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { readCaseFile } from '../../../core/facts/case-file.ts';
import { redactCaseFile } from '../../../core/redaction/redact.ts';
import type { CommandContext } from '../context.ts';
import { UsageError } from '../usage-error.ts';

/** `rdpdoctor redact CASE`: the same case without names, users, addresses, domains, SIDs, serials and thumbprints. */
export function redactCommand(context: CommandContext): Command {
  return new Command('redact')
    .description(
      'Replaces names, users, addresses, domains, SIDs, serials and thumbprints in a saved case, each by the same stand-in everywhere; the diagnosis stays what it was.',
    )
    .argument('<case>', 'a case file saved by check --save')
    .action(async (path: string) => {
      const file = readCaseFile(await textOf(path));
      if ('problem' in file) throw new UsageError(`${path}: ${file.problem}`);
      context.output(true).write(`${harmlessJson(redactCaseFile(file), 2)}\n`);
    });
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(`${path}: cannot be read (${code})`);
  }
}
