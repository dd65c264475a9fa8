import type { FleetChange } from '../../app/api/fleet-table.ts';
import { harmlessly } from '../sheet/harmlessly.ts';

/** What can change behind an open page. */
export type ChangeKind = 'checks' | 'alerts' | 'hosts';

const listeners = new Set<(kind: ChangeKind) => void>();
/** Takes what changed of the fleet; undefined where this page missed some of it and has to fetch the whole. */
let onFleet: ((change: FleetChange | undefined) => void) | undefined;
let revision: string | undefined;
let events: EventSource | undefined;
let isFollowing = false;

/** Hears from the server that something changed, for as long as somebody is signed in; what was missed in a gap counts as changed. */
export function followChanges(): () => void {
  isFollowing = true;
  open();
  return () => {
    isFollowing = false;
    events?.close();
  };
}

/** From here on the rows of the fleet that change come, too, from the revision that the page knows. */
export function followFleet(known: string, heard: (change: FleetChange | undefined) => void): void {
  onFleet = heard;
  revision = known;
  if (isFollowing) open();
}

/** Calls back for each change of a kind; returns what ends that. */
export function onChange(heard: (kind: ChangeKind) => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** One stream for all of it: a browser keeps few open to one server. After a gap it says by itself which revision came last. */
function open(): void {
  events?.close();
  const own = new EventSource(
    `/api/changes${revision === undefined ? '' : `?since=${encodeURIComponent(revision)}`}`,
  );
  events = own;
  let wasOpen = false;
  own.addEventListener('changed', ({ data }: MessageEvent<string>) => {
    const kind = kinds.find((each) => each === data);
    if (kind !== undefined) tell(kind);
  });
  own.addEventListener('fleet', ({ data, lastEventId }: MessageEvent<string>) => {
    revision = lastEventId;
    // Ours for ours: the type names what the server of the same build sends.
    onFleet?.(harmlessly(JSON.parse(data) as FleetChange));
  });
  own.addEventListener('missed', () => onFleet?.(undefined));
  own.addEventListener('open', () => {
    if (wasOpen) kinds.forEach(tell);
    wasOpen = true;
  });
}

function tell(kind: ChangeKind): void {
  for (const heard of listeners) heard(kind);
}

const kinds: readonly ChangeKind[] = ['checks', 'alerts', 'hosts'];
