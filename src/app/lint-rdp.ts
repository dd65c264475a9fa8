import { lintRdpFile } from '../core/evidence/rdp-file/lint.ts';
import type { RdpFileRemark } from '../core/evidence/rdp-file/remark.ts';
import { readRdpFile, readRdpUri } from '../core/evidence/rdp-file/settings.ts';
import type { ExitCode } from './exit-codes.ts';

/** What stands in an .rdp file or URI, and what could not be read of it. */
export interface LintedRdp {
  readonly settings: number;
  readonly remarks: readonly RdpFileRemark[];
  readonly problems: readonly string[];
}

/** Lints an .rdp file, or an rdp:// URI as a text. */
export function lintRdp(given: Uint8Array | string): LintedRdp {
  const file = typeof given === 'string' ? readRdpUri(given) : readRdpFile(given);
  const settings = file.settings.length;
  if (settings === 0) return { settings, remarks: [], problems: [noSetting(file.problems)] };
  return { settings, remarks: lintRdpFile(file), problems: file.problems };
}

/** Line by line it would only say again that this is another kind of file. */
function noSetting(problems: readonly string[]): string {
  if (problems.length < 2) return problems[0] ?? 'no setting is in it';
  return `no .rdp file: none of its ${problems.length} lines is name:type:value`;
}

/** The exit code of several: what is dangerous counts more than what could not be read of the rest. */
export function exitOfLint(linted: readonly LintedRdp[]): ExitCode {
  if (linted.some(({ settings }) => settings === 0)) return 3;
  if (linted.some(({ remarks }) => remarks.some(({ level }) => level !== 'note'))) return 30;
  return linted.some(({ problems }) => problems.length > 0) ? 4 : 0;
}
