import type { FleetAnswer, FleetPage } from '../../app/api/fleet-table.ts';
import { get, isRefused, type Refused } from './api.ts';
import { hasServer } from './live-check.ts';
import { place } from './place.ts';

let early: Promise<FleetPage | Refused> | undefined;

/** Asks for a few rows while the rest of the page is still on its way: whoever comes to the fleet wants it at once. */
export function askEarly(): void {
  if (hasServer() && place.value === '/fleet') early = getFirst();
}

/** The fleet as a whole; `tell` hears the first rows before it where there are more. A server that reads a large fleet has no time for anything else meanwhile, so it is asked last. */
export async function getFleet(tell: (first: FleetPage) => void): Promise<FleetAnswer | Refused> {
  const known = await early;
  early = undefined;
  // Who had to sign in first asks again.
  const first = known === undefined || isRefused(known) ? await getFirst() : known;
  if (isRefused(first)) return first;
  if (first.next !== undefined) tell(first);
  return get<FleetAnswer>('fleet');
}

function getFirst(): Promise<FleetPage | Refused> {
  return get<FleetPage>(`fleet/rows?limit=${FIRST_ROWS}`);
}

const FIRST_ROWS = 40;
