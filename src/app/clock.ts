/** What time it is, and being woken: handed in, so that two years pass in a second of a test. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after so many milliseconds; the returned function takes that back. */
  readonly after: (ms: number, wake: () => void) => () => void;
}
