import { isThere, type Swept } from '../../../core/fleet/sweep/swept.ts';
import { sweepEndings, type SweepEnding } from '../../../core/fleet/sweep/sweep-ending.ts';
import { sweptSchema } from '../../../core/fleet/sweep/swept-schema.ts';
import type { TargetSet } from '../../../core/fleet/targets/target-set.ts';
import { openJournal } from '../../files/journal.ts';
import type { Sighting } from '../../sweep/sighting.ts';
import { UsageError } from '../usage-error.ts';

/** What a sweep remembers in a file, so that it can go on after whatever ended it. */
export interface SweepJournal {
  readonly isDone: (index: number) => boolean;
  readonly done: () => number;
  readonly add: (index: number, sighting: Sighting) => void;
  /** Writes what was added since; once the disk refuses, the reason, and nothing more is written. */
  readonly flush: () => string | undefined;
  readonly close: () => void;
}

/** Opens or makes the journal; hosts that are in it are handed to `told` as if they had just been looked at. */
export function openSweepJournal(
  path: string,
  targets: TargetSet,
  told: (index: number, seen: Swept | SweepEnding) => void,
): SweepJournal {
  const journal = openJournal(path);
  if ('problem' in journal) throw new UsageError(`--resume ${journal.problem}`, 3);
  const seen = new Uint8Array(Math.ceil(targets.size / 8));
  const isDone = (index: number) => ((seen[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
  let [done, first, waiting] = [0, true, ''];
  const mark = (index: number) => {
    seen[index >> 3]! |= 1 << (index & 7);
    done += 1;
  };
  const lines = journal.lines();
  let step = lines.next();
  for (; step.done !== true; step = lines.next()) {
    if (first) belongs(step.value, targets, path, journal.close);
    const entry = first ? undefined : entryOf(step.value, targets.size);
    first = false;
    if (entry === undefined || isDone(entry.index)) continue;
    mark(entry.index);
    told(entry.index, entry.seen);
  }
  const torn = new TextDecoder().decode(step.value.subarray(0, 100));
  // Somebody else's file is not cut.
  if (first && !HEAD.startsWith(torn.slice(0, HEAD.length))) belongs(torn, targets, path, journal.close);
  if (torn !== '') journal.cutTorn(step.value);
  if (first) waiting = `${HEAD}${targets.fingerprint}"}\n`;
  return {
    isDone,
    done: () => done,
    add(index, sighting) {
      mark(index);
      const { ending, json } = sighting;
      waiting += isThere(sighting) ? `{"i":${index},"s":${json}}\n` : `{"i":${index},"e":"${ending}"}\n`;
    },
    flush() {
      const { problem } = waiting === '' ? {} : journal.append(waiting);
      waiting = '';
      return problem;
    },
    close: () => journal.close(),
  };
}

function belongs(line: string, targets: TargetSet, path: string, close: () => void): void {
  const head = parsed(line);
  if (head?.['sweep'] === targets.fingerprint) return;
  close();
  const why =
    head?.['sweep'] === undefined
      ? 'is no journal of a sweep, and stays as it is'
      : 'is the journal of a sweep of other hosts, ports or exclusions, and stays as it is; name another file';
  throw new UsageError(`--resume ${path}: ${why}`, 3);
}

function entryOf(
  line: string,
  size: number,
): { readonly index: number; readonly seen: Swept | SweepEnding } | undefined {
  const { i, s, e } = parsed(line) ?? {};
  if (typeof i !== 'number' || !Number.isInteger(i) || i < 0 || i >= size) return undefined;
  const ending = sweepEndings.find((name) => name === e);
  if (ending !== undefined) return { index: i, seen: ending };
  const swept = sweptSchema.safeParse(s);
  return swept.success ? { index: i, seen: swept.data } : undefined;
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const HEAD = '{"sweep":"';
