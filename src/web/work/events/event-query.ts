/** What of the records is wanted; what is not said is not asked for. */
export interface EventQuery {
  readonly channel?: string;
  readonly computer?: string;
  readonly level?: number;
  /** Numbers and ranges as people write them: "36870, 1000-1100". */
  readonly ids?: string;
  /** Milliseconds since 1970, both included. */
  readonly from?: number;
  readonly until?: number;
  readonly text?: string;
  /** Only events that mean something for Remote Desktop. */
  readonly isTelling?: boolean;
}

/** A kind of record: everything that records share but time and number. */
export interface EventKind {
  readonly log: number;
  readonly provider: string;
  readonly id: number;
  readonly level: number;
  readonly channel: string;
  readonly computer: string;
  readonly isTelling: boolean;
}

/** Whether a kind is asked for at all: a few hundred kinds are tried instead of millions of records. */
export function kindFits(kind: EventKind, query: EventQuery): boolean {
  const { channel, computer, level, ids, isTelling } = query;
  if (channel !== undefined && kind.channel !== channel) return false;
  if (computer !== undefined && kind.computer !== computer) return false;
  if (level !== undefined && kind.level !== level) return false;
  if (isTelling === true && !kind.isTelling) return false;
  const ranges = rangesOf(ids ?? '');
  return ranges.length === 0 || ranges.some(([from, to]) => kind.id >= from && kind.id <= to);
}

function rangesOf(ids: string): readonly (readonly [number, number])[] {
  return ids
    .slice(0, LONGEST)
    .split(/[,;\s]+/)
    .flatMap((part) => {
      const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part);
      if (match === null) return [];
      const from = Number(match[1]);
      return [[from, match[2] === undefined ? from : Number(match[2])] as const];
    });
}

const LONGEST = 500;
