import { actions, type Action } from './actions.ts';
import type { LeftOut } from './plan-view.ts';
import { specOf } from './spec-of.ts';

/** A step before it has its place: what one finding wants done on one machine. */
export interface Draft {
  readonly machine: 'server' | 'client';
  readonly remedy: string;
  readonly cause: string;
  readonly action: Action;
}

type Merged = Draft & { readonly causes: readonly string[] };

/** Steps in the order of the list of actions, each once, with one restart behind everything that needs it. */
export function mergeSteps(drafts: readonly Draft[]): {
  readonly steps: readonly Merged[];
  readonly dropped: readonly LeftOut[];
} {
  const bySlot = new Map<string, Merged>();
  const dropped: LeftOut[] = [];
  for (const draft of drafts) {
    const slot = specOf(draft.action.kind).slot(draft.action);
    const there = bySlot.get(slot);
    if (there === undefined) {
      bySlot.set(slot, { ...draft, causes: [draft.cause] });
    } else {
      const merged = mergeActions(there.action, draft.action);
      if (merged === undefined) {
        dropped.push({
          remedy: draft.remedy,
          cause: draft.cause,
          why: `the plan sets the same thing otherwise: ${there.remedy}`,
        });
      } else {
        bySlot.set(slot, { ...there, action: merged, causes: [...new Set([...there.causes, draft.cause])] });
      }
    }
  }
  const ordered = [...bySlot.values()].toSorted((a, b) => placeOf(a.action) - placeOf(b.action));
  for (const { remedy, cause } of ordered.slice(MAX_STEPS)) {
    dropped.push({
      remedy,
      cause,
      why: `a plan has at most ${MAX_STEPS} steps; make another one after this`,
    });
  }
  return { steps: ordered.slice(0, MAX_STEPS), dropped };
}

/** One action for both; those of different kinds that set the same thing contradict each other. */
function mergeActions(a: Action, b: Action): Action | undefined {
  return a.kind === b.kind ? specOf(a.kind).merge(a, b) : undefined;
}

/** The place in the list of actions: the one restart stands behind all of it, and the wait for what it makes behind that. */
function placeOf({ kind }: Action): number {
  return actions.findIndex((spec) => spec.kind === kind);
}

/** As many as the plan's format takes. */
const MAX_STEPS = 64;
