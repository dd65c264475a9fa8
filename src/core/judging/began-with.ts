import { shortProvider } from '../facts/provider-names.ts';
import type { Change } from '../incident/changes.ts';
import type { Incident } from '../incident/incident.ts';

/** What this event (short name of its provider, or the long one where it has none) did at the onset of failures or breaks, where it began, multiplied or came with them. */
export function beganWith(
  incident: Incident | undefined,
  provider: string,
  ...ids: readonly number[]
): Change | undefined {
  const since = (incident?.began ?? []).filter(
    ({ change }) => change !== 'stopped' && change !== 'withItsLog',
  );
  return isTroubled(incident) ? oneOf(since, provider, ids) : undefined;
}

/** The same where its log begins with the trouble, as that of a channel does which nothing else writes to: nobody knows whether it came before. */
export function cameWith(
  incident: Incident | undefined,
  provider: string,
  ...ids: readonly number[]
): Change | undefined {
  return isTroubled(incident) ? oneOf(incident?.incomparable ?? [], provider, ids) : undefined;
}

function isTroubled(incident: Incident | undefined): boolean {
  return incident !== undefined && (incident.failing === 'yes' || incident.breaks !== undefined);
}

function oneOf(changes: readonly Change[], provider: string, ids: readonly number[]): Change | undefined {
  return changes.find(
    ({ id, provider: own }) => ids.includes(id) && (shortProvider(own) ?? own) === provider,
  );
}
