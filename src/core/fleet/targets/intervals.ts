/** Addresses in a row within one net, both ends included. */
export interface Interval {
  readonly net: string;
  readonly from: number;
  readonly to: number;
}

/** Intervals in order, none touching another. */
export type Intervals = readonly Interval[];

/** How many addresses they hold. */
export function countOf(intervals: Intervals): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

/** Every address once: sorted, overlapping and neighbouring ones joined. */
export function merged(intervals: Iterable<Interval>): Intervals {
  const sorted = [...intervals].sort(inOrder);
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last === undefined || last.net !== next.net || next.from > last.to + 1) joined.push(next);
    else if (next.to > last.to) joined[joined.length - 1] = { ...last, to: next.to };
  }
  return joined;
}

/** The first without what the second holds. */
export function without(intervals: Intervals, holes: Intervals): Intervals {
  const left: Interval[] = [];
  let first = 0;
  for (const { net, from, to } of intervals) {
    while (first < holes.length && isBefore(holes[first]!, net, from)) first += 1;
    let start = from;
    for (let i = first; i < holes.length; i += 1) {
      const hole = holes[i]!;
      if (hole.net !== net || hole.from > to) break;
      if (hole.from > start) left.push({ net, from: start, to: hole.from - 1 });
      start = hole.to + 1;
    }
    if (start <= to) left.push({ net, from: start, to });
  }
  return left;
}

/** Whether one of them holds the address. */
export function holds(intervals: Intervals, net: string, low: number): boolean {
  const at = lastAtOrBefore(intervals.length, (i) => {
    const { net: its, from } = intervals[i]!;
    return its < net || (its === net && from <= low);
  });
  const found = intervals[at];
  return found !== undefined && found.net === net && low <= found.to;
}

/** The last index for which a question that turns from yes to no is answered with yes; -1 for none. */
export function lastAtOrBefore(length: number, isAtOrBefore: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAtOrBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function inOrder(a: Interval, b: Interval): number {
  if (a.net !== b.net) return a.net < b.net ? -1 : 1;
  return a.from - b.from;
}

function isBefore(hole: Interval, net: string, from: number): boolean {
  return hole.net < net || (hole.net === net && hole.to < from);
}
