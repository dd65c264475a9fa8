import { exitCodes } from '../../../app/exit-codes.ts';
import type { CommandWords } from './command-line.ts';
import type { Guide } from './guides.ts';

/** The manual page rdpdoctor(1) in the man macros of roff. */
export function manPage(
  commands: readonly CommandWords[],
  guides: Readonly<Record<string, Guide>>,
  version: string,
): string {
  const lines = [
    `.TH RDPDOCTOR 1 "" "rdpdoctor ${version}" "User Commands"`,
    '.SH NAME',
    'rdpdoctor \\- find out why Remote Desktop fails, by measuring',
    '.SH SYNOPSIS',
    '.B rdpdoctor',
    '.I command',
    '[options] [arguments]',
    '.SH DESCRIPTION',
    roff(
      'Goes through a Remote Desktop connection as the client does (name, TCP, negotiation, TLS, certificate, sign-in, session) and says at which step it dies, who closed it, why, and with which measurement. It does no logon unless credentials are given for that.',
    ),
    '.SH COMMANDS',
    ...commands.flatMap((command) => commandLines(command, guides[command.name])),
    '.SH EXIT STATUS',
    ...Object.entries(exitCodes).flatMap(([code, means]) => ['.TP', `.B ${code}`, roff(means)]),
    '.SH FILES',
    roff(
      'schema/report.schema.json describes the JSON that check prints; docs/exit-codes.md the exit codes.',
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines(
  { name, usage, description, options }: CommandWords,
  guide: Guide | undefined,
): readonly string[] {
  return [
    `.SS rdpdoctor ${name} ${roff(usage)}`.trimEnd(),
    roff(description),
    ...options.flatMap(({ flag, value, does }) => [
      '.TP',
      `.B ${roff(flag)}${value === undefined ? '' : ` ${roff(value)}`}`,
      roff(does),
    ]),
    ...(guide === undefined ? [] : guide.examples.flatMap(([command, does]) => example(command, does))),
  ];
}

function example(command: string, does: string): readonly string[] {
  return ['.PP', ...(does === '' ? [] : [roff(`${does}:`)]), '.RS', '.nf', roff(command), '.fi', '.RE'];
}

/** Text that roff prints as it is: its escape character, hyphens, and control characters at the start of a line. */
function roff(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll('·', '*');
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}
