import type { Phase } from '../facts/phases.ts';
import type { NamedCode } from './code-row.ts';

/** What the words of a log line mean. */
export interface LogPhrase {
  /** Of a fault; steps have none. */
  readonly id?: string;
  /** The step of the connection at which a fault stands, or that a state has reached. */
  readonly phase?: Phase;
  readonly words: RegExp;
  readonly says: string;
  readonly codes?: readonly NamedCode[];
  readonly next?: string;
  /** A step that was reached, not a fault. */
  readonly state?: boolean;
  /** Gives way to a later line that says more. */
  readonly vague?: boolean;
  /** What a client leaves that only looked at the certificate, or went away: no fault where somebody comes again. */
  readonly glance?: boolean;
  /** Only in the lines of these programs. */
  readonly of?: readonly string[];
}
