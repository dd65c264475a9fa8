import type { Plan } from '../plan-format.ts';
import { offlineOf, type OfflineEdit } from './offline-edits.ts';

/** A step of the plan that a mounted disk does without, and why. */
export interface OfflineOmission {
  readonly n: number;
  readonly remedy: string;
  readonly why: string;
}

/** A plan as it can be carried out on the disk of a Windows that does not run. */
export interface OfflinePlan {
  readonly id: string;
  readonly edits: readonly (OfflineEdit & { readonly n: number })[];
  /** Steps that the next start of Windows brings by itself. */
  readonly notNeeded: readonly OfflineOmission[];
  /** Steps that have to wait for the running Windows. */
  readonly cannot: readonly OfflineOmission[];
}

/** The part of a server's plan that is written into registry hives, and what is left of it. */
export function offlinePlan({ id, steps }: Plan): OfflinePlan {
  const judged = steps.map(({ n, remedy, action }) => ({ n, remedy, offline: offlineOf(action) }));
  const left = (kind: 'notNeeded' | 'cannot') =>
    judged.flatMap(({ n, remedy, offline }) =>
      offline.is === kind ? [{ n, remedy, why: offline.why }] : [],
    );
  return {
    id,
    edits: judged.flatMap(({ n, offline }) =>
      offline.is === 'edits' ? offline.edits.map((edit) => ({ n, ...edit })) : [],
    ),
    notNeeded: left('notNeeded'),
    cannot: left('cannot'),
  };
}
