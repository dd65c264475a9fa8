import type { RdpFileRemark } from '../evidence/rdp-file/remark.ts';

/** What lint found in one .rdp file, as text: each remark with its line, what it means and what to change. */
export function renderLint(
  file: string,
  remarks: readonly RdpFileRemark[],
  problems: readonly string[],
): string {
  const lines = remarks.flatMap(({ level, setting, line, says, doThis }) => [
    `${file}${line === undefined ? '' : `:${line}`}: ${level}: ${setting}`,
    `  ${says}`,
    ...(doThis === undefined ? [] : [`  do this: ${doThis}`]),
  ]);
  const unread = problems.map((problem) => `${file}: ${problem}`);
  if (lines.length + unread.length === 0) return `${file}: nothing to change\n`;
  return `${[...unread, ...lines].join('\n')}\n`;
}
