import { hostname } from 'node:os';
import type { Looking } from '../app/check-host.ts';
import { collect, defaultCollectOptions, type CollectOptions } from './collect.ts';
import { parseTarget } from './probes/target.ts';

/** Looks at hosts from this machine. A target that is none throws a RangeError that names it. */
export function lookFromHere(options: Partial<CollectOptions> = {}): Looking<AbortSignal> {
  return {
    look: async (text, signal) => {
      const target = parseTarget(text);
      if ('problem' in target) throw new RangeError(target.problem);
      return collect(target, { ...defaultCollectOptions, ...options, signal });
    },
    here: () => ({ at: new Date().toISOString(), from: hostname() }),
  };
}
