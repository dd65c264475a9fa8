/** Tells open pages that something changed: which kind, not what. */
export interface Changes {
  readonly emit: (kind: ChangeKind) => void;
  readonly on: (heard: (kind: ChangeKind) => void) => () => void;
}
export type ChangeKind = 'checks' | 'alerts' | 'hosts';

/** Tells whoever listens, and each kind at most once a second, however much happens. */
export function changesOf(later: (ms: number, run: () => void) => void): Changes {
  const listeners = new Set<(kind: ChangeKind) => void>();
  const waiting = new Set<ChangeKind>();
  return {
    emit: (kind) => {
      if (waiting.has(kind)) return;
      waiting.add(kind);
      later(1_000, () => {
        waiting.delete(kind);
        for (const heard of listeners) heard(kind);
      });
    },
    on: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
