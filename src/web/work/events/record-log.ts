import type { ByteSource } from '../../../core/evidence/reader.ts';
import { placeOf, scanLog } from './scan-log.ts';
import type { Place, Scan } from './scan.ts';

/** Records in an order that stays, whatever they are written in. */
export interface RecordLog {
  readonly name: string;
  /** Goes through the log; yields now and then, so that others get their turn. */
  readonly scan: (scan: Scan) => Generator<void>;
  /** Where to look for a record again. */
  readonly around: (near: number) => Place;
}

/** A log of Windows (.evtx), read where it lies. */
export function evtxLog(source: ByteSource): RecordLog {
  return {
    name: source.name,
    scan: (scan) => scanLog(source, scan),
    around: (near) => {
      const { from, until } = placeOf(near);
      return { from, until: Math.min(source.size, until) };
    },
  };
}
