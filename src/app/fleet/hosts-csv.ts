import { LONGEST_INTERVAL, SHORTEST_INTERVAL } from '../../core/fleet/config.ts';
import { firstMisfit } from '../../core/facts/misfits.ts';
import { hostSchema, type Host } from '../../core/fleet/host.ts';

/** Hosts that a CSV names, and what is wrong with it, line by line. */
export interface HostsCsv {
  readonly hosts: readonly Host[];
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/** What a line takes for granted, and whether a target can be looked at: a problem in words, or nothing. */
export interface CsvUsual {
  readonly groups: readonly string[];
  readonly everySeconds: number;
  readonly vantage: string;
  readonly problemOf: (target: string) => string | undefined;
  /** The one name of a target, however it is written. */
  readonly canonical: (target: string) => string;
}

/** Reads `target,group,every,note`; a first line with these names may order them anew, and several groups stand between semicolons. */
export function readHostsCsv(text: string, usual: CsvUsual): HostsCsv {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const head = cellsOf(lines[0] ?? '').map((cell) => cell.toLowerCase());
  const hasHead = head.includes('target');
  const names = hasHead ? head : ['target', 'group', 'every', 'note'];
  const hosts = new Map<string, { readonly host: Host; readonly line: number }>();
  const problems: { line: number; problem: string }[] = [];
  lines.forEach((line, at) => {
    if (line.trim() === '' || line.startsWith('#') || (hasHead && at === 0)) return;
    const read = hostIn(cellsOf(line), names, usual);
    if ('problem' in read) {
      problems.push({ line: at + 1, problem: read.problem });
      return;
    }
    const key = usual.canonical(read.target);
    const before = hosts.get(key);
    if (before === undefined) hosts.set(key, { host: read, line: at + 1 });
    else problems.push({ line: at + 1, problem: twiceWords(read.target, before) });
  });
  return { hosts: [...hosts.values()].map(({ host }) => host), problems: problems.slice(0, MOST_PROBLEMS) };
}

function twiceWords(target: string, { host, line }: { readonly host: Host; readonly line: number }): string {
  return host.target === target
    ? `target "${target}": stands in line ${line} already`
    : `target "${target}": is the same host as "${host.target}" in line ${line}`;
}

function hostIn(
  cells: readonly string[],
  names: readonly string[],
  usual: CsvUsual,
): Host | { readonly problem: string } {
  const cell = (name: string) => cells[names.indexOf(name)]?.trim() ?? '';
  const target = cell('target');
  const problem = target === '' ? 'target: is missing' : usual.problemOf(target);
  if (problem !== undefined) return { problem };
  const every = cell('every') === '' ? usual.everySeconds : secondsOf(cell('every'));
  if (every === undefined)
    return { problem: `every "${cell('every')}": expected a time from 30s to 7d, such as 15m or 12h` };
  const own = cell('group')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const given = {
    target,
    groups: [...new Set([...own, ...usual.groups])],
    everySeconds: every,
    vantages: [usual.vantage],
    watched: true,
    ...(cell('note') === '' ? {} : { note: cell('note') }),
  };
  const parsed = hostSchema.safeParse(given);
  return parsed.success ? parsed.data : { problem: firstMisfit(parsed.error, { value: given }) };
}

function secondsOf(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,5})([smhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (units[unit ?? 's'] ?? 1);
  return seconds >= SHORTEST_INTERVAL && seconds <= LONGEST_INTERVAL ? seconds : undefined;
}

/** The cells of one line: commas or tabs between them, quotes around those that hold one. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at]!;
    if (letter === '"' && isQuoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if ((letter === ',' || letter === '\t') && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell].map((each) => each.trim());
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const MOST_PROBLEMS = 50;
