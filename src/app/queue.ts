/** A check that is due: what to look at, from where, and the id it will be stored under. */
export interface Job {
  readonly id: string;
  readonly host: string;
  readonly vantage: string;
  /** When it became due (ISO 8601). */
  readonly dueAt: string;
  /** So many attempts were made before. */
  readonly attempt: number;
}

/** Checks that wait for somebody to do them. A job that is claimed and not finished comes back after its lease. */
export interface Queue {
  /** Adds a job unless one of the same host and vantage point waits or runs; false where one did. */
  readonly add: (job: Omit<Job, 'attempt'>) => Promise<boolean>;
  /** Up to `limit` jobs for one vantage point, each leased to `worker`; empty where none is due. */
  readonly claim: (worker: string, vantage: string, limit: number) => Promise<readonly Job[]>;
  readonly finish: (id: string) => Promise<void>;
  /** Hands it back: it is tried again after a while, and given up after the fifth attempt. */
  readonly fail: (id: string, problem: string) => Promise<void>;
  readonly depth: () => Promise<{
    readonly waiting: number;
    readonly running: number;
    readonly dead: number;
  }>;
  /** Calls back when jobs may be there; the returned function ends that. */
  readonly onWork: (wake: () => void) => () => void;
  readonly close: () => Promise<void>;
}
