import type { Check } from '../check.ts';
import type { Host } from '../host.ts';

/** One gauge of a monitoring system, with every value it has now. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A watched host with its newest checks, one from each vantage point. */
export interface Seen {
  readonly host: Host;
  readonly newest: readonly Check[];
}
