/** A value of an event; the JavaScript type chooses the type in the log. */
export type EventValue =
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | readonly string[]
  | { readonly sid: string }
  | { readonly guid: string }
  | { readonly fileTime: string }
  | { readonly hex32: number };

/** An event to write; what is left out is written the way Windows leaves it out. */
export interface WrittenEvent {
  readonly provider: string;
  readonly id: number;
  /** ISO 8601 in UTC, up to seven digits of a second. */
  readonly time: string;
  readonly channel: string;
  readonly computer: string;
  readonly level?: number;
  readonly providerGuid?: string;
  readonly qualifiers?: number;
  readonly version?: number;
  readonly task?: number;
  readonly opcode?: number;
  readonly keywords?: bigint;
  readonly activityId?: string;
  readonly relatedActivityId?: string;
  readonly processId?: number;
  readonly threadId?: number;
  readonly userSid?: string;
  /** EventData: named values, or unnamed ones as classic providers write them. */
  readonly data?: Readonly<Record<string, EventValue>> | readonly string[];
  /** The Binary element that classic providers put behind their strings. */
  readonly binary?: Uint8Array;
  /** UserData instead: the element inside it, its namespace, and the values inside that. */
  readonly userData?: {
    readonly element: string;
    readonly namespace?: string;
    readonly values: Readonly<Record<string, EventValue>>;
  };
}
