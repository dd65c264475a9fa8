import { shortProvider } from '../facts/provider-names.ts';
import type { Change } from '../incident/changes.ts';
import type { Incident } from '../incident/incident.ts';

/** What this event (short name of its provider, or the long one where it has none) did at the onset of failures or breaks, where it began, multiplied or came with them. */
export function beganWith(
  incident: Incident | undefined,
  provider: string,
  ...ids: readonly number[]
): Change | undefined {
  if (incident === undefined || (incident.failing !== 'yes' && incident.breaks === undefined))
    return undefined;
  return incident.began.find(
    ({ id, provider: own, change }) =>
      ids.includes(id) && (shortProvider(own) ?? own) === provider && change !== 'stopped',
  );
}
