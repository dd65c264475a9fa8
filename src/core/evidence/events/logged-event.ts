/** One event of a log, as far as judging needs it. Times are ISO 8601 with up to seven decimals; empty where nobody told one. */
export interface LoggedEvent {
  readonly time: string;
  readonly provider: string;
  readonly eventId: number;
  readonly channel: string;
  readonly computer: string;
  /** 1 critical, 2 error, 3 warning, 4 information, 5 verbose. */
  readonly level?: number;
  readonly activityId?: string;
  /** Event data by name; unnamed data are named "0", "1" … and binary data "Binary" (hexadecimal). */
  readonly fields: Readonly<Record<string, string>>;
}
