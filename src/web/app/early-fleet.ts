import type { FleetAnswer } from '../../app/api/fleet-table.ts';
import { get, isRefused, type Refused } from './api.ts';
import { hasServer } from './live-check.ts';
import { place } from './place.ts';

let early: Promise<FleetAnswer | Refused> | undefined;

/** Asks while the rest of the page is still on its way: whoever comes to the fleet wants it at once. */
export function askEarly(): void {
  if (hasServer() && place.value === '/fleet') early = get<FleetAnswer>('fleet');
}

/** What was asked for early, once; after that the fleet as it is now, as for whoever had to sign in first. */
export async function getFleet(): Promise<FleetAnswer | Refused> {
  const answer = await early;
  early = undefined;
  return answer === undefined || isRefused(answer) ? get<FleetAnswer>('fleet') : answer;
}
