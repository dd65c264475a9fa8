import type { FleetAnswer, FleetPage } from '../../app/api/fleet-table.ts';
import { get, isRefused, type Refused } from './api.ts';
import { hasServer } from './live-check.ts';
import { place } from './place.ts';

/** The fleet as it comes: a few rows soon, in a fleet of any size; then all of them. */
interface Coming {
  readonly first: Promise<FleetPage | Refused>;
  readonly whole: Promise<FleetAnswer | Refused>;
}

let early: Coming | undefined;

/** Asks while the rest of the page is still on its way: whoever comes to the fleet wants it at once. */
export function askEarly(): void {
  if (hasServer() && place.value === '/fleet') early = begin();
}

/** What was asked for early, once; after that the fleet as it is now, as for whoever had to sign in first. `tell` hears the first rows where there are more. */
export async function getFleet(tell: (first: FleetPage) => void): Promise<FleetAnswer | Refused> {
  const known = early ?? begin();
  early = undefined;
  const answer = await heard(known, tell);
  return isRefused(answer) ? heard(begin(), tell) : answer;
}

async function heard(
  { first, whole }: Coming,
  tell: (first: FleetPage) => void,
): Promise<FleetAnswer | Refused> {
  void first.then((page) => isRefused(page) || page.next === undefined || tell(page));
  return whole;
}

/** One after the other: a server that is about to read a large fleet has no time for a page of it. */
function begin(): Coming {
  const first = get<FleetPage>(`fleet/rows?limit=${FIRST_ROWS}`);
  return { first, whole: first.then(() => get<FleetAnswer>('fleet')) };
}

const FIRST_ROWS = 40;
