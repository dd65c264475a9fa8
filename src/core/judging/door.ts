import { renderEvent } from '../codes/windows-events/render-event.ts';
import { windowsEvent } from '../codes/windows-events/windows-event.ts';
import type { DoorChange } from '../facts/door-events.ts';
import { shortProvider } from '../facts/provider-names.ts';
import { millisOf, minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

type Activity = FactTypes['eventActivity'];
type Kind = Activity['kinds'][number];

/** What the logs say of the way in since a change of the firewall, or of the network's category. */
export interface Door {
  readonly is: 'shut' | 'changed' | 'public';
  readonly since: string;
  /** Whether anybody has reached the service since; not known without a log that would tell. */
  readonly reached: 'yes' | 'no' | 'notKnown';
  /** What happened, and who has come since. */
  readonly because: readonly Citation<'eventActivity'>[];
}

/** The state of the rules for Remote Desktop after the last change of them; undefined where they let people in or no log says. */
export function ruleDoor(activity: Activity): Door | undefined {
  const log = kindsOf(activity, 'firewall', 'shut', 'changed', 'opened');
  const last = newest(log.length > 0 ? log : kindsOf(activity, 'security', 'shut'));
  if (last === undefined || last.key?.text === 'opened') return undefined;
  return doorOf(last, last.key?.text === 'shut' ? 'shut' : 'changed', activity);
}

/** The network where it came to count as Public, and no other one came up that counts as private or as the domain's. */
export function publicDoor(activity: Activity): Door | undefined {
  const all = [
    ...kindsOf(activity, 'networkprofile', 'public', 'private', 'privateGone'),
    ...kindsOf(activity, 'firewall', 'public', 'private'),
  ];
  const of = (state: DoorChange) => newest(all.filter(({ key }) => key?.text === state));
  const [last, other, gone] = [of('public'), of('private'), of('privateGone')];
  if (last === undefined) return undefined;
  const up = other === undefined || (gone !== undefined && gone.last >= other.last) ? undefined : other.last;
  // A machine with two adapters logs both at each start, in any order.
  if (up !== undefined && millisOf(up) >= millisOf(last.last) - SAME_START) return undefined;
  return doorOf(last, 'public', activity);
}

function doorOf(kind: Kind, is: Door['is'], activity: Activity): Door {
  const { last: since, provider, id, computer, key, fieldsLast, fieldsFirst } = kind;
  const row = windowsEvent(provider, id);
  const happened = row === undefined ? 'changed' : renderEvent(row, fieldsLast ?? fieldsFirst ?? {});
  const came = newest(activity.kinds.filter((other) => isArrival(other) && other.last > since));
  const known = activity.logs.some(
    ({ channel, spans }) => arrivals.test(channel) && spans.some(({ first }) => first < since),
  );
  const says: Citation<'eventActivity'> = {
    ...cite('eventActivity', `${provider} ${id} at ${minuteOf(since)}: ${happened.replace(/\.$/, '')}`),
    event: {
      provider: shortProvider(provider) ?? provider,
      id,
      computer,
      last: since,
      ...(key === undefined ? {} : { key: key.text }),
    },
  };
  if (came !== undefined)
    return {
      is,
      since,
      reached: 'yes',
      because: [cite('eventActivity', `a connection reached the service at ${minuteOf(came.last)}`), says],
    };
  return known
    ? {
        is,
        since,
        reached: 'no',
        because: [says, cite('eventActivity', 'no connection has reached the service since')],
      }
    : { is, since, reached: 'notKnown', because: [says] };
}

function kindsOf({ kinds }: Activity, short: string, ...states: readonly DoorChange[]): readonly Kind[] {
  return kinds.filter(
    ({ provider, key }) =>
      key?.field === 'door' &&
      states.some((state) => state === key.text) &&
      shortProvider(provider) === short,
  );
}

function newest(kinds: readonly Kind[]): Kind | undefined {
  return kinds.reduce<Kind | undefined>(
    (last, kind) => (last === undefined || kind.last > last.last ? kind : last),
    undefined,
  );
}

const isArrival = ({ role, provider }: Kind) =>
  (role === 'reached' || role === 'authenticated') && shortProvider(provider) !== 'rdpclient';
const arrivals = /RdpCoreTS\/Operational|RemoteConnectionManager\/Operational|^ForwardedEvents$/i;
/** Milliseconds: adapters come up within minutes of one start. */
const SAME_START = 600_000;
