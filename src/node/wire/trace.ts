import { ownNow } from '../time/own-time.ts';

/** Who ended the exchange and how; `cut` is our own doing: a limit was reached or we were told to stop. */
export interface TraceEnding {
  readonly by: 'fin' | 'rst' | 'silence' | 'icmp' | 'alert' | 'cut';
  /** The system's own word, e.g. EHOSTUNREACH, or the limit that was reached. */
  readonly code?: string;
  /** Which limit cut it. */
  readonly limit?: 'time' | 'bytes' | 'stop';
  /** The TLS alert that ended it, where TLS runs below the conversation. */
  readonly alert?: number;
}

/** What happened on the wire below a conversation; times are this thread's own, without its standstills. */
export interface Trace {
  readonly ms: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** In how many pieces the bytes came, and the longest wait for one. */
  readonly pieces: number;
  readonly longestPauseMs: number;
  /** Absent where the conversation came to its own end. */
  readonly ending?: TraceEnding;
  /** The peer's first bytes, 96 at most. */
  readonly firstBytes: Uint8Array;
}

/** In how many pieces bytes came, and the longest wait for one, in milliseconds. */
export type Flow = Pick<Trace, 'pieces' | 'longestPauseMs'>;

/** Counts pieces from now on. */
export function startFlow(): { readonly note: () => void; readonly soFar: () => Flow } {
  let pieces = 0;
  let longestPauseMs = 0;
  let lastAt = ownNow();
  return {
    note() {
      const now = ownNow();
      pieces += 1;
      longestPauseMs = Math.max(longestPauseMs, now - lastAt);
      lastAt = now;
    },
    soFar: () => ({ pieces, longestPauseMs }),
  };
}
