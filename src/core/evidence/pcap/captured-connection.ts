import type { Fact, Gap } from '../../facts/case-file.ts';

/** One connection in a table: who, where to, how far, how it ended. */
export interface ConnectionSummary {
  readonly at: string;
  readonly reached: string;
  readonly security: string;
  readonly ending: string;
  /** Proxy or gateway the connection went through. */
  readonly via?: string;
}

/** One RDP connection in a capture with everything it tells; enough for a case of its own. */
export interface CapturedConnection {
  readonly client: string;
  readonly clientPort: number;
  readonly server: string;
  readonly port: number;
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly summary: ConnectionSummary;
}
