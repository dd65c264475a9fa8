import type { EventGlance } from '../../../core/evidence/evtx/peek-event.ts';
import type { EvtxRecord } from '../../../core/evidence/evtx/record.ts';
import type { ByteSource } from '../../../core/evidence/reader.ts';
import { placeOf, scanLog } from './scan-log.ts';

/** A record that was read whole, with the XML it is written as. */
export interface WholeRecord {
  readonly record: EvtxRecord;
  readonly xml: () => string;
}

/** A part of a log, in its own measure; without one, all of it. */
export interface Place {
  readonly from: number;
  readonly until: number;
}

/** What a scan does with a record: a glance decides whether it is read whole. */
export interface Scan {
  /** Asked of every record, in the order of the log; `near` leads back to it. */
  readonly wanted: (glance: EventGlance, near: number) => boolean;
  readonly take?: (whole: WholeRecord) => void;
  readonly place?: Place;
}

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
