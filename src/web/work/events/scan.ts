import type { EventGlance } from '../../../core/evidence/evtx/peek-event.ts';
import type { EvtxRecord } from '../../../core/evidence/evtx/record.ts';

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
