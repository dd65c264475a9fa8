/** One value of an event, in the order the provider wrote them; unnamed ones have the name ''. */
export interface EventField {
  readonly name: string;
  readonly text: string;
}

/** One event of a Windows event log, as plain values. */
export interface EvtxRecord {
  /** EventRecordID. */
  readonly recordId: number;
  /** When it happened: ISO 8601 in UTC with 100 ns (seven digits). */
  readonly time: string;
  readonly provider: string;
  readonly eventId: number;
  readonly qualifiers?: number;
  /** 0 always, 1 critical, 2 error, 3 warning, 4 information, 5 verbose. */
  readonly level?: number;
  readonly channel: string;
  readonly computer: string;
  /** `{…}` in lower case; absent where the event has none. */
  readonly activityId?: string;
  readonly relatedActivityId?: string;
  readonly userSid?: string;
  readonly processId?: number;
  readonly threadId?: number;
  /** The text a collector rendered on the machine the event came from (forwarded events only). */
  readonly message?: string;
  readonly data: readonly EventField[];
  /** True where the record lay in space the log no longer uses: an older event that was not yet overwritten. */
  readonly recovered: boolean;
  /** True where only the beginning could be read: values may be missing. */
  readonly partial?: boolean;
}
