import { stripVTControlCharacters } from 'node:util';

/** The names of what failed, each with the first lines of what it says: so few that all fit above the last line of a screen. */
export function failureLines(failures, most = 48) {
  const each = Math.max(1, Math.min(12, Math.floor(most / Math.max(1, failures.length))));
  const lines = failures.flatMap(({ name, says }) => [
    `  ${name}`,
    ...says.slice(0, each - 1).map((line) => `      ${line.slice(0, 300)}`),
  ]);
  return lines.length <= most ? lines : [...lines.slice(0, most), `  and ${failures.length - most} more`];
}

/** The end of what a command said, without colours. */
export function lastLines(said) {
  const lines = stripVTControlCharacters(said).split('\n');
  return lines.filter((line) => line.trim() !== '').slice(-7);
}
