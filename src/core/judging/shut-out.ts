import type { FactTypes } from '../facts/vocabulary.ts';

type Arrivals = FactTypes['arrivals'];

/**
 * An address that is shut out. Strangers never came in; who came in before, keeps coming, is not refused for a password,
 * and since whose last sign-in nobody else came in either, is.
 */
export function shutOut(arrivals: Arrivals | undefined): Arrivals['clients'][number] | undefined {
  const anybody = arrivals?.lastAuthenticated;
  return arrivals?.clients.find(
    (client) =>
      client.authenticated > 0 &&
      client.acceptedSince >= 2 &&
      client.statuses.length === 0 &&
      (client.lastRefused === undefined || client.lastRefused < (client.lastAuthenticated ?? '')) &&
      (anybody === undefined || anybody <= (client.lastAuthenticated ?? '')),
  );
}
