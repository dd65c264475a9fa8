import type { TimelineRow } from '../../core/report/timeline.ts';

/** Steps that came close together, as those of one attempt do, and the times at which the same steps came again. */
export interface Burst {
  readonly rows: readonly TimelineRow[];
  /** When each repetition began, oldest first. */
  readonly again: readonly string[];
}

/** Parts rows, in their order, where nothing came for a while; an attempt like the one before is only counted. `breaks` are moments that part them, too. */
export function burstsOf(rows: readonly TimelineRow[], breaks: readonly string[] = []): readonly Burst[] {
  const bursts: { rows: readonly TimelineRow[]; again: string[] }[] = [];
  for (const group of parted(rows, breaks)) {
    const last = bursts.at(-1);
    const isParted = breaks.some((at) => last !== undefined && last.rows[0]!.at < at && group[0]!.at >= at);
    if (last !== undefined && !isParted && stepsOf(last.rows) === stepsOf(group))
      last.again.push(group[0]!.at);
    else bursts.push({ rows: group, again: [] });
  }
  return bursts;
}

function parted(rows: readonly TimelineRow[], breaks: readonly string[]): readonly TimelineRow[][] {
  const groups: TimelineRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isNear =
      before !== undefined &&
      Math.abs(millisOf(row) - millisOf(before)) <= PAUSE_MS &&
      !breaks.some((at) => before.at < at && row.at >= at);
    if (group !== undefined && isNear) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** What happened, whatever its order within a second: two clocks and two logs shuffle it. */
function stepsOf(rows: readonly TimelineRow[]): string {
  return rows
    .map(({ side, source, says }) => `${side} ${source} ${says}`)
    .toSorted()
    .join('\n');
}

function millisOf({ at }: TimelineRow): number {
  return Date.parse(`${at.replace(' ', 'T')}Z`);
}

const PAUSE_MS = 20_000;
