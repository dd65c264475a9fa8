import { hostname } from 'node:os';
import type { Looking } from '../app/check-host.ts';
import { collect } from './collect/collect.ts';
import { defaultCollectOptions, type CollectOptions } from './collect/collect-options.ts';
import { parseTarget } from './target/target.ts';

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
