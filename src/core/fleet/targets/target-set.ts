import { crc32 } from '../../bytes/crc32.ts';
import { toUtf8 } from '../../bytes/text.ts';
import { showAddress } from './address.ts';
import {
  countOf,
  holds,
  lastAtOrBefore,
  merged,
  without,
  type Interval,
  type Intervals,
} from './intervals.ts';
import type { Entry } from './parse-entry.ts';

/** One host and port that is to be looked at. */
export interface SweepTarget {
  readonly host: string;
  readonly port: number;
  /** Somebody wrote this very host down; the others are addresses of a range, which nobody may have. */
  readonly named: boolean;
  /** What it shares a budget with: the /24 or /64 of an address; undefined for a name that is not resolved yet. */
  readonly subnet?: string;
}

/** Everything that is to be swept, each target once, in a fixed order and without holding the addresses in memory. */
export interface TargetSet {
  readonly size: number;
  /** Hosts written more than once, and left out as excluded. */
  readonly duplicates: number;
  readonly excluded: number;
  readonly at: (index: number) => SweepTarget;
  /** The same for the same targets: what a journal is known by. */
  readonly fingerprint: string;
}

/** Sums up entries, each at every port given unless it has its own. */
export function targetSet(
  entries: Iterable<Entry>,
  ports: readonly number[],
  excludes: Iterable<Entry> = [],
): TargetSet {
  const wanted = sorted(entries);
  const holes = sorted(excludes);
  const singles = merged(wanted.singles);
  const sections: Section[] = [];
  let [start, duplicates, excluded] = [0, 0, 0];
  for (const port of new Set([...ports, ...wanted.byPort.keys()])) {
    const groups = [wanted, holes].map((all) => groupAt(all, port, ports.includes(port) || all === holes));
    const [written, left] = groups as [Group, Group];
    const every = merged(written.intervals);
    const intervals = without(every, merged(left.intervals));
    const distinct = new Set(written.names);
    const leftOut = new Set(left.names);
    const names = [...distinct].filter((name) => !leftOut.has(name));
    duplicates += countOf(written.intervals) - countOf(every) + written.names.length - distinct.size;
    excluded += countOf(every) - countOf(intervals) + distinct.size - names.length;
    sections.push({ port, start, ...placed(intervals), names });
    start += countOf(intervals) + names.length;
  }
  return {
    size: start,
    duplicates,
    excluded,
    at: (index) => targetAt(sections, singles, index),
    fingerprint: fingerprintOf(sections, start),
  };
}

interface Group {
  readonly intervals: readonly Interval[];
  readonly names: readonly string[];
}

interface Sorted {
  readonly anyPort: Group;
  readonly byPort: ReadonlyMap<number, Group>;
  readonly singles: readonly Interval[];
}

/** The targets of one port: addresses first, then names. */
interface Section {
  readonly port: number;
  readonly start: number;
  readonly intervals: Intervals;
  /** The index within the section at which each interval begins. */
  readonly starts: Float64Array;
  readonly addresses: number;
  readonly names: readonly string[];
}

function sorted(entries: Iterable<Entry>): Sorted {
  const anyPort = { intervals: [] as Interval[], names: [] as string[] };
  const byPort = new Map<number, { intervals: Interval[]; names: string[] }>();
  const singles: Interval[] = [];
  for (const entry of entries) {
    let group: { intervals: Interval[]; names: string[] } = anyPort;
    if (entry.port !== undefined) {
      group = byPort.get(entry.port) ?? { intervals: [], names: [] };
      byPort.set(entry.port, group);
    }
    if (entry.kind === 'name') group.names.push(entry.name);
    else {
      const interval = { net: entry.net, from: entry.from, to: entry.to };
      group.intervals.push(interval);
      if (entry.one) singles.push(interval);
    }
  }
  return { anyPort, byPort, singles };
}

function groupAt({ anyPort, byPort }: Sorted, port: number, takesAny: boolean): Group {
  const own = byPort.get(port);
  if (own === undefined) return takesAny ? anyPort : { intervals: [], names: [] };
  if (!takesAny) return own;
  return {
    intervals: [...anyPort.intervals, ...own.intervals],
    names: [...anyPort.names, ...own.names],
  };
}

function placed(intervals: Intervals): Pick<Section, 'intervals' | 'starts' | 'addresses'> {
  const starts = new Float64Array(intervals.length);
  let addresses = 0;
  for (const [i, { from, to }] of intervals.entries()) {
    starts[i] = addresses;
    addresses += to - from + 1;
  }
  return { intervals, starts, addresses };
}

function targetAt(sections: readonly Section[], singles: Intervals, index: number): SweepTarget {
  const section = sections[lastAtOrBefore(sections.length, (i) => sections[i]!.start <= index)];
  if (section === undefined) throw new RangeError(`no target ${index}`);
  const { port, addresses, starts, intervals, names } = section;
  const within = index - section.start;
  if (within >= addresses) return { host: names[within - addresses]!, port, named: true };
  const at = lastAtOrBefore(starts.length, (i) => starts[i]! <= within);
  const { net, from } = intervals[at]!;
  const low = from + within - starts[at]!;
  const subnet = net === '' ? `${low >>> 8}` : net.slice(0, 16);
  return { host: showAddress({ net, low }), port, named: holds(singles, net, low), subnet };
}

function fingerprintOf(sections: readonly Section[], size: number): string {
  let sum = 0;
  for (const { port, intervals, names } of sections) {
    const said = [port, ...intervals.map(({ net, from, to }) => `${net}.${from}-${to}`), ...names].join('\n');
    sum = Math.imul(sum, 31) + crc32(toUtf8(said));
  }
  return `${(sum >>> 0).toString(16).padStart(8, '0')}-${size}`;
}
