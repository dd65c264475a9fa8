import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { Command } from 'commander';
import { lintRdpFile } from '../../../core/evidence/rdp-file/lint.ts';
import { readRdpFile, readRdpUri } from '../../../core/evidence/rdp-file/settings.ts';
import { readWhole } from '../../../core/evidence/reader.ts';
import { renderLint } from '../../../core/report/lint.ts';
import { openFile } from '../../files/file-source.ts';
import type { RdpFileRemark } from '../../../core/evidence/rdp-file/remark.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
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
      const linted = files.map((name) => ({ name, ...lintOne(name) }));
      const { write } = context.output(true);
      const told = linted.map(({ name, remarks, problems }) => ({ name, remarks, problems }));
      if (json) write(`${harmlessJson(told, 2)}\n`);
      else for (const { name, remarks, problems } of told) write(renderLint(name, remarks, problems));
      context.exit(exitOf(linted));
    });
}

interface Linted {
  readonly settings: number;
  readonly remarks: readonly RdpFileRemark[];
  readonly problems: readonly string[];
}

function lintOne(name: string): Linted {
  const file = /^rdp:\/\//i.test(name) ? readRdpUri(name) : readRdpFile(bytesOf(name));
  const settings = file.settings.length;
  if (settings === 0) return { settings, remarks: [], problems: [noSetting(file.problems)] };
  return { settings, remarks: lintRdpFile(file), problems: file.problems };
}

/** Line by line it would only say again that this is another kind of file. */
function noSetting(problems: readonly string[]): string {
  if (problems.length < 2) return problems[0] ?? 'no setting is in it';
  return `no .rdp file: none of its ${problems.length} lines is name:type:value`;
}

/** What is dangerous counts more than what could not be read of the rest. */
function exitOf(linted: readonly Linted[]): ExitCode {
  if (linted.some(({ settings }) => settings === 0)) return 3;
  if (linted.some(({ remarks }) => remarks.some(({ level }) => level !== 'note'))) return 30;
  return linted.some(({ problems }) => problems.length > 0) ? 4 : 0;
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
