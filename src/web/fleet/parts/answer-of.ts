import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get, isRefused, type Refused } from '../../app/api.ts';
import { onChange, type ChangeKind } from '../changes.ts';

/** What a view shows: nothing yet, an answer, or why there is none. An answer stays while a newer one is fetched. */
export interface Asked<T> {
  readonly answer: Signal<T | undefined>;
  readonly problem: Signal<Refused | undefined>;
  readonly again: () => Promise<void>;
}

/** Asks a path of the API for as long as a view is open, and again when something of these kinds changed. */
export function useAsked<T extends object>(path: string, kinds: readonly ChangeKind[] = []): Asked<T> {
  const answer = useSignal<T | undefined>(undefined);
  const problem = useSignal<Refused | undefined>(undefined);
  const again = async () => {
    const told = await get<T>(path);
    if (isRefused(told)) {
      problem.value = told;
      return;
    }
    problem.value = undefined;
    answer.value = told;
  };
  useEffect(() => {
    answer.value = undefined;
    void again();
    return onChange((kind) => {
      if (kinds.includes(kind)) void again();
    });
  }, [path]);
  return { answer, problem, again };
}
