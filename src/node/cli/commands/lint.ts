import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { Command } from 'commander';
import { lintRdpFile } from '../../../core/evidence/rdp-file/lint.ts';
import { readRdpFile, readRdpUri } from '../../../core/evidence/rdp-file/settings.ts';
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
    .addHelpText(
      'after',
      '\nExit codes:\n    0  nothing to change\n    3  a file cannot be read\n   30  something should be changed',
    )
    .action((files: string[], { json }: { json?: boolean }) => {
      const linted = files.map((name) => ({ name, ...lintOne(name) }));
      const { write } = context.output(true);
      if (json) write(`${harmlessJson(linted, 2)}\n`);
      else for (const { name, remarks, problems } of linted) write(renderLint(name, remarks, problems));
      const grave = linted.some(({ remarks }) => remarks.some(({ level }) => level !== 'note'));
      if (grave) context.exit(30);
    });
}

function lintOne(name: string) {
  const file = /^rdp:\/\//i.test(name) ? readRdpUri(name) : readRdpFile(bytesOf(name));
  return { remarks: lintRdpFile(file), problems: file.problems };
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
