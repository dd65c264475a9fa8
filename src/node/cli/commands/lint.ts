import { Command } from 'commander';
import { exitOfLint, lintRdp } from '../../../app/lint-rdp.ts';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { readWhole } from '../../../core/evidence/reader.ts';
import { renderLint } from '../../../core/report/lint.ts';
import { openFile } from '../../files/file-source.ts';
import type { CommandContext } from '../context.ts';
import { UsageError } from '../usage-error.ts';

/** `rdpdoctor lint FILE.rdp`: dangers and conflicts of an .rdp file, what to change and why. */
export function lintCommand(context: CommandContext): Command {
  return new Command('lint')
    .description(
      'Says what in an .rdp file (or rdp:// URI) is dangerous or contradicts itself, what to change and why.',
    )
    .argument('<files...>', '.rdp files, or one rdp://… URI')
    .option('--json', 'print JSON')
    .action((files: string[], { json }: { json?: boolean }) => {
      const linted = files.map((name) => ({
        name,
        ...lintRdp(/^rdp:\/\//i.test(name) ? name : bytesOf(name)),
      }));
      const { write } = context.output(true);
      const told = linted.map(({ name, remarks, problems }) => ({ name, remarks, problems }));
      if (json) write(`${harmlessJson(told, 2)}\n`);
      else for (const { name, remarks, problems } of told) write(renderLint(name, remarks, problems));
      context.exit(exitOfLint(linted));
    });
}

function bytesOf(name: string): Uint8Array {
  const file = openFile(name);
  if (!('read' in file)) throw new UsageError(file.problem, 3);
  try {
    const bytes = readWhole(file, 1_048_576);
    if ('problem' in bytes) throw new UsageError(bytes.problem, 3);
    return bytes;
  } finally {
    file.close();
  }
}
