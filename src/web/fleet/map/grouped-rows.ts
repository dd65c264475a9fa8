import type { NotedRow } from '../fleet-rows.ts';
import { faring, type Fares } from '../parts/fares.ts';

/** A group with its hosts, the worst first, and how they fare in words. */
export interface GroupedRows {
  readonly name: string;
  readonly rows: readonly NotedRow[];
  readonly counts: Readonly<Record<Fares, number>>;
  readonly says: string;
}

/** Hosts by group, those with the greatest share of failures first; a host of several groups stands in each. */
export function groupedRows(all: readonly NotedRow[]): readonly GroupedRows[] {
  const groups = new Map<string, NotedRow[]>();
  for (const row of all)
    for (const name of row.groups.length === 0 ? [''] : row.groups) {
      const known = groups.get(name);
      if (known === undefined) groups.set(name, [row]);
      else known.push(row);
    }
  return [...groups]
    .map(([name, rows]) => grouped(name, rows))
    .sort((a, b) => trouble(b) - trouble(a) || (a.name < b.name ? -1 : 1));
}

function grouped(name: string, rows: readonly NotedRow[]): GroupedRows {
  const sorted = rows.toSorted((a, b) => faring.indexOf(a.fares) - faring.indexOf(b.fares));
  const counts = { fails: 0, worksForSome: 0, disturbed: 0, unknown: 0, works: 0 };
  for (const { fares } of rows) counts[fares] += 1;
  const says = [
    `${rows.length.toLocaleString('en')} ${rows.length === 1 ? 'host' : 'hosts'}`,
    ...faring.flatMap((each) => (counts[each] === 0 ? [] : [`${counts[each]} ${words[each]}`])),
  ].join(' · ');
  return { name, rows: sorted, counts, says };
}

/** A failure weighs as much as many that are merely disturbed. */
function trouble({ rows, counts }: GroupedRows): number {
  return (counts.fails + (counts.worksForSome + counts.disturbed) / 100) / rows.length;
}

const words: Readonly<Record<Fares, string>> = {
  fails: 'fail',
  worksForSome: 'work for some',
  disturbed: 'disturbed',
  unknown: 'not known',
  works: 'work',
};
