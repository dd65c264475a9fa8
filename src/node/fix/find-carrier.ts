import type { Carrier, RunLimits } from '../carriers/carrier.ts';
import { timeLimit } from '../carriers/patience.ts';

/** The way that is open, and for each one before it why it is not. */
export type FoundCarrier =
  | { readonly carrier: Carrier; readonly tried: readonly TriedCarrier[] }
  | { readonly carrier?: undefined; readonly tried: readonly TriedCarrier[] };

export interface TriedCarrier {
  readonly name: string;
  readonly why: string;
}

/**
 * Tries carriers in their order until one is open, all within the limits. Where somebody may be in between, or somebody else
 * answers, the search ends: no other way gets the password.
 */
export async function findCarrier(carriers: readonly Carrier[], limits: RunLimits): Promise<FoundCarrier> {
  const tried: TriedCarrier[] = [];
  const signal = timeLimit(limits.timeoutMs, limits.signal);
  for (const carrier of carriers) {
    const timeoutMs = Math.min(limits.timeoutMs, LONGEST_LOOK);
    const reach = await carrier.reach({ timeoutMs, signal });
    if (reach.outcome === 'ready') return { carrier, tried };
    tried.push({ name: carrier.name, why: reach.why });
    if (reach.outcome === 'untrusted' || signal.aborted) break;
  }
  return { tried };
}

const LONGEST_LOOK = 60_000;
