import { shortProvider } from '../facts/provider-names.ts';
import type { Change } from '../incident/changes.ts';
import type { Incident } from '../incident/incident.ts';

/** What this event did at the onset of failures, where it began, multiplied or came with them. */
export function beganWith(
  incident: Incident | undefined,
  provider: string,
  ...ids: readonly number[]
): Change | undefined {
  if (incident?.failing !== 'yes') return undefined;
  return incident.began.find(
    ({ id, provider: own, change }) =>
      ids.includes(id) && shortProvider(own) === provider && change !== 'stopped',
  );
}
