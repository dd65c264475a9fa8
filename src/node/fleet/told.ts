import type { Job } from '../../app/queue.ts';
import type { Check } from '../../core/fleet/check.ts';

/** What an engine tells while it runs. */
export type Told =
  | {
      readonly kind: 'checked';
      readonly check: Check;
      /** What the host is called, where that is not its one name. */
      readonly spelled?: string | undefined;
      /** The check of the same host and vantage point before it. */
      readonly before?: Check | undefined;
      /** One sentence: what is. */
      readonly headline: string;
    }
  /** It could not be looked at; it will be tried again unless that was the last attempt. */
  | {
      readonly kind: 'failed';
      readonly job: Job;
      readonly spelled?: string | undefined;
      readonly problem: string;
    }
  /** The database does not answer; everything waits for it. */
  | { readonly kind: 'away'; readonly problem: string }
  | { readonly kind: 'back'; readonly awayMs: number }
  | {
      readonly kind: 'certificateEnds';
      readonly host: string;
      readonly notAfter: string;
      readonly days: number;
    }
  /** A task of the house did not end well; it is tried again at its next time. */
  | { readonly kind: 'undone'; readonly task: string; readonly problem: string };

export type Tell = (told: Told) => void;
