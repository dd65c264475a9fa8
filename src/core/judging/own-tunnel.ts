import { isoOf, millisOf, minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Incident } from '../incident/incident.ts';
import { cite, type Citation } from './citation.ts';

/**
 * What the client's own logs say of its VPN (RasClient): it was up each time that a session began, and down at every attempt that
 * failed since. Undefined where they say nothing of it, or otherwise.
 */
export function tunnelDown(
  activity: FactTypes['eventActivity'] | undefined,
  incident: Incident | undefined,
): readonly Citation<'eventActivity' | 'incident'>[] | undefined {
  const changes = changesOf(activity);
  const own = (incident?.attempts ?? []).filter(({ side }) => side === 'client');
  const last = own.findLastIndex(({ outcome }) => outcome === 'worked');
  const failed = own.slice(last + 1).filter(({ outcome, far }) => outcome === 'failed' && far === 'opened');
  const worked = own.filter(({ outcome }) => outcome === 'worked');
  const first = failed[0];
  if (first === undefined || worked.length === 0 || changes.length === 0) return undefined;
  const isUp = (at: string) => changes.findLast((change) => change.at <= millisOf(at))?.up;
  if (!worked.every(({ at }) => isUp(at) === true) || !failed.every(({ at }) => isUp(at) === false))
    return undefined;
  const ended = changes.findLast(({ at }) => at <= millisOf(first.at));
  const when = ended === undefined ? '' : ` at ${minuteOf(isoOf(ended.at))}`;
  return [
    cite(
      'eventActivity',
      `the VPN of this computer ended${when} (RasClient ${TERMINATED}) and was not up again`,
    ),
    cite(
      'incident',
      `${failed.length} ${failed.length === 1 ? 'attempt' : 'attempts'} failed since; the ${worked.length} that worked came while it was up`,
    ),
  ];
}

function changesOf(activity: FactTypes['eventActivity'] | undefined) {
  return (activity?.kinds ?? [])
    .filter(({ provider, id }) => /^rasclient$/i.test(provider) && (id === CONNECTED || id === TERMINATED))
    .flatMap(({ id, times: { width, buckets } }) =>
      buckets.map((bucket) => ({ at: bucket * width * 1_000, up: id === CONNECTED })),
    )
    .toSorted((a, b) => a.at - b.at);
}

/** RasClient: a connection was dialled and stands; it has ended. */
const CONNECTED = 20_225;
const TERMINATED = 20_226;
