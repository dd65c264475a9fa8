import type { Carrier, RunLimits } from '../carriers/carrier.ts';

/** The way that is open, and for each one before it why it is not. */
export type FoundCarrier =
  | { readonly carrier: Carrier; readonly tried: readonly TriedCarrier[] }
  | { readonly carrier?: undefined; readonly tried: readonly TriedCarrier[] };

export interface TriedCarrier {
  readonly name: string;
  readonly why: string;
}

/** Tries carriers in their order until one is open. */
export async function findCarrier(carriers: readonly Carrier[], limits: RunLimits): Promise<FoundCarrier> {
  const tried: TriedCarrier[] = [];
  for (const carrier of carriers) {
    const reach = await carrier.reach(limits);
    if (reach.outcome === 'ready') return { carrier, tried };
    tried.push({ name: carrier.name, why: reach.why });
    if (limits.signal?.aborted) break;
  }
  return { tried };
}
