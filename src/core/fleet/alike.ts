import type { Check } from './check.ts';

/** Whether the newest checks of a host say the same as those before them, apart from times that are never quite the same. */
export function areAlike(before: readonly Check[], after: readonly Check[]): boolean {
  if (before.length !== after.length) return false;
  return after.every((check) => {
    const known = before.find(({ vantage }) => vantage === check.vantage);
    return known !== undefined && likenessOf(known) === likenessOf(check);
  });
}

function likenessOf({ rules, snapshot }: Check): string {
  const { connectMs = 0, roundTripMs = connectMs, lost = 0, skewSeconds, ...codes } = snapshot;
  const doublings = Math.floor(Math.log2(1 + roundTripMs / SHORT_MS));
  const skew = skewSeconds === undefined ? '' : Math.round(skewSeconds / CLEAR_SECONDS);
  return JSON.stringify([rules, codes, doublings, lost > 0, skew]);
}

/** Below these nothing is said of round trips and clocks. */
const SHORT_MS = 20;
const CLEAR_SECONDS = 20;
