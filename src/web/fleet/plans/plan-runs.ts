import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PlanStateAnswer } from '../../../app/api/plans.ts';
import { get, isRefused } from '../../app/api.ts';

/** The plans that were run on a host, the newest first. */
export interface PlanRuns {
  readonly runs: ReadonlySignal<readonly PlanStateAnswer[] | undefined>;
  /** Why how they stand is not known at this moment. */
  readonly trouble: ReadonlySignal<string>;
  /** Looks after a plan until nothing is done with it any more. */
  readonly follow: (id: string) => Promise<void>;
  /** Fetches all of them once more. */
  readonly again: () => Promise<void>;
}

/** Fetches them, and again when somebody comes back to this page: another may have run one meanwhile. */
export function usePlanRuns(host: string): PlanRuns {
  const runs = useSignal<readonly PlanStateAnswer[] | undefined>(undefined);
  const trouble = useSignal('');
  const followed = useRef(new Set<string>());
  const isShown = useRef(true);
  const put = (run: PlanStateAnswer) => {
    const others = (runs.value ?? []).filter(({ id }) => id !== run.id);
    const isKnown = others.length < (runs.value ?? []).length;
    runs.value = isKnown ? runs.value?.map((each) => (each.id === run.id ? run : each)) : [run, ...others];
  };
  const follow = async (id: string) => {
    if (followed.current.has(id)) return;
    followed.current.add(id);
    while (isShown.current) {
      const told = await get<PlanStateAnswer>(`plans/${encodeURIComponent(id)}?wait=${PATIENCE_S}`);
      trouble.value = isRefused(told) ? told.problem : '';
      if (!isRefused(told)) put(told);
      if (isRefused(told) ? isFinal(told.refused) : !told.isBusy) break;
      if (isRefused(told)) await pause(told.waitSeconds ?? PATIENCE_S);
    }
    followed.current.delete(id);
  };
  const again = async () => {
    const told = await get<{ readonly plans?: readonly PlanStateAnswer[] }>('plans');
    if (isRefused(told)) {
      trouble.value = told.problem;
      return;
    }
    trouble.value = '';
    runs.value = (told.plans ?? []).filter((each) => each.host === host);
    for (const { id, isBusy } of runs.value) if (isBusy) void follow(id);
  };
  useEffect(() => {
    isShown.current = true;
    const onShown = () => {
      if (document.visibilityState === 'visible') void again();
    };
    void again();
    document.addEventListener('visibilitychange', onShown);
    return () => {
      isShown.current = false;
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [host]);
  return { runs, trouble, follow, again };
}

/** What asking again would not change. */
function isFinal(status: number): boolean {
  return [401, 403, 404].includes(status);
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}

const PATIENCE_S = 2;
