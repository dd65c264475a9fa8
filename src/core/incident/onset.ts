import type { OpenFailures } from './open-failures.ts';

/**
 * Since when it fails: between `after`, the last moment it is known to have worked, and `by`, the first it is known not to.
 * The distance between the two is the uncertainty; without `after` it is not known to have worked before.
 */
export interface Onset {
  readonly after?: string;
  readonly by: string;
  /** When it worked again, where it did. */
  readonly until?: string;
  /**
   * `lastSuccess`: since then nobody got in. `ownLastSuccess`: one person or place fails while others get in. `share`: the
   * share of failures grew. `silence`: nobody came any more. `told`: the person says so. `lastSession`: the person saw a code
   * of which no log tells, so it was after it. `breaks`: people get in and
   * their sessions break off. `sinceSession`: nothing says that it fails; what came since then is not known to be harmless.
   */
  readonly how:
    | 'lastSuccess'
    | 'ownLastSuccess'
    | 'share'
    | 'silence'
    | 'told'
    | 'lastSession'
    | 'breaks'
    | 'sinceSession';
  /** Failures since then, where attempts tell it. */
  readonly failures?: number;
  /** Who failed since then, where attempts tell it. */
  readonly of: readonly OpenFailures[];
}
