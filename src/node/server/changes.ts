import type { ChangeKind, Changes } from './surroundings.ts';

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
