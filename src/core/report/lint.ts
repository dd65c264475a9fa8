import { harmless } from '../bytes/harmless.ts';
import type { RdpFileRemark } from '../evidence/rdp-file/remark.ts';

/** What lint found in one .rdp file, as text: each remark with its line, what it means and what to change. */
export function renderLint(
  file: string,
  remarks: readonly RdpFileRemark[],
  problems: readonly string[],
): string {
  const name = harmless(file);
  const lines = remarks.flatMap(({ level, setting, line, says, doThis }) => [
    `${name}${line === undefined ? '' : `:${line}`}: ${level}: ${harmless(setting)}`,
    `  ${harmless(says)}`,
    ...(doThis === undefined ? [] : [`  do this: ${harmless(doThis)}`]),
  ]);
  const unread = problems.map((problem) => `${name}: ${harmless(problem)}`);
  if (lines.length + unread.length === 0) return `${name}: nothing to change\n`;
  return `${[...unread, ...lines].join('\n')}\n`;
}
