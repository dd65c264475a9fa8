/** What can change behind an open page. */
export type ChangeKind = 'checks' | 'alerts' | 'hosts';

const listeners = new Set<(kind: ChangeKind) => void>();

/** Hears from the server that something changed, for as long as somebody is signed in; what was missed in a gap counts as changed. */
export function followChanges(): () => void {
  const events = new EventSource('/api/changes');
  let wasOpen = false;
  const tell = (kind: ChangeKind) => {
    for (const heard of listeners) heard(kind);
  };
  events.addEventListener('changed', ({ data }: MessageEvent<string>) => {
    const kind = kinds.find((each) => each === data);
    if (kind !== undefined) tell(kind);
  });
  events.addEventListener('open', () => {
    if (wasOpen) kinds.forEach(tell);
    wasOpen = true;
  });
  return () => events.close();
}

/** Calls back for each change of a kind; returns what ends that. */
export function onChange(heard: (kind: ChangeKind) => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

const kinds: readonly ChangeKind[] = ['checks', 'alerts', 'hosts'];
