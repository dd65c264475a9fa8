/** How long and how much one exchange may take; a peer that goes on for ever is cut off at these. */
export interface Limits {
  /** Longest wait for the peer's next bytes. */
  readonly silenceMs: number;
  /** Longest time for the whole exchange, however steadily bytes drip in. */
  readonly totalMs: number;
  /** Most bytes read from the peer. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** Limits that suit one exchange of a check. */
export const defaultLimits: Limits = { silenceMs: 3_000, totalMs: 6_000, maxBytes: 4 * 1024 * 1024 };
