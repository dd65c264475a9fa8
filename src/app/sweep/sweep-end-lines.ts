import type { TargetSet } from '../../core/fleet/targets/target-set.ts';
import { durationWords } from './duration-words.ts';
import type { SweepCounts } from './sweep-counts.ts';

/** How a sweep ended. */
export interface SweepEnded {
  readonly targets: Pick<TargetSet, 'duplicates' | 'excluded' | 'size'>;
  readonly counts: SweepCounts;
  /** Hosts looked at by this run, and how long it took. */
  readonly done: number;
  readonly seconds: number;
  readonly stopped: boolean;
  /** Connections at a time, where the system bore fewer than were asked for. */
  readonly lowered?: number | undefined;
  /** Rows that the table had no room for. */
  readonly left: number;
  /** The file that it can be gone on with. */
  readonly resume?: string | undefined;
}

/** What a person is told at the end of a sweep. */
export function sweepEndLines(ended: SweepEnded): readonly string[] {
  const { targets, counts, done, seconds, stopped, lowered, left, resume } = ended;
  const { duplicates, excluded, size } = targets;
  const time = `${durationWords(Math.round(seconds))} (${Math.round(done / Math.max(seconds, 0.001))}/s)`;
  const aside = [
    ...(duplicates > 0 ? [`${duplicates} written more than once`] : []),
    ...(excluded > 0 ? [`${excluded} excluded`] : []),
  ];
  const rest = aside.length === 0 ? '' : `; ${aside.join(', ')}`;
  const unmet = counts.odd('notAsExpected');
  const how =
    resume === undefined
      ? 'next time --resume FILE keeps what was seen'
      : `go on with the same command: --resume ${resume}`;
  return [
    `${counts.total} of ${size} looked at, ${done} now in ${time}${rest}`,
    ...counts.lines(),
    ...(unmet > 0 ? [`${unmet} not as --expect has it: marked !, the reason first`] : []),
    ...(left > 0 ? [`${left} more hosts are not in the table; --csv and --ndjson hold all`] : []),
    ...(lowered === undefined
      ? []
      : [`the system bore ${lowered} connections at a time, fewer than were asked for`]),
    ...(stopped ? [`stopped; ${how}`] : []),
  ];
}
