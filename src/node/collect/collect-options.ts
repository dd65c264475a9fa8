import type { Connect } from '../wire/connect.ts';
import type { Credentials } from '../interview/credentials.ts';
import type { NameSources } from '../target/name.ts';
import type { PhaseLine } from '../interview/probe.ts';
import type { Target } from '../target/target.ts';

/** What happens while a check runs, for the person watching. */
export type ProgressEvent =
  | { readonly kind: 'phase'; readonly line: PhaseLine }
  | { readonly kind: 'asking'; readonly asks: string };

/** How far a check goes, and how long. */
export interface CollectOptions {
  /** Longest wait for one answer. */
  readonly timeoutMs: number;
  /** Longest time for everything. */
  readonly deadlineMs: number;
  readonly deep: boolean;
  /** So many more handshakes, paced, to see how steady the connection is; at least 6. */
  readonly repeat?: number;
  /** The RD Gateway that is the way to the host; it is asked, and the host is tried straight as well. */
  readonly gateway?: Target;
  /** Who named the gateway; a flag unless stated. */
  readonly gatewayFrom?: 'flag' | 'rdpFile';
  /** Signs in with these; only where a person asked for it. */
  readonly credentials?: Credentials;
  /** Where names are looked up; the system's own way unless given. */
  readonly names?: NameSources;
  /** How TCP connections are opened; the system's own way unless given. */
  readonly connect?: Connect;
  /** Stops the check; what is known by then is still told. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: ProgressEvent) => void;
}

/** An ordinary check. */
export const defaultCollectOptions: CollectOptions = { timeoutMs: 3_000, deadlineMs: 15_000, deep: false };
