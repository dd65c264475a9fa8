import type { Action } from './actions.ts';
import { riskOfAction, specOf } from './spec-of.ts';

export type { Action } from './actions.ts';

/** What a person must know before saying yes; `weakensSecurity` is never in a default plan. */
export type RemedyRisk = 'none' | 'dropsSessions' | 'weakensSecurity';

/** A way to make one cause go away: typed changes, on one machine. */
export interface Remedy {
  readonly title: string;
  readonly on: 'client' | 'server' | 'network' | 'domain' | 'cloud';
  /** What its sentences ask a person to do; what its actions do is read from them (`riskOf`). */
  readonly risk?: RemedyRisk;
  readonly actions: readonly Action[];
}

/** The worst of what a remedy's actions do and what it says of its sentences. */
export function riskOf({ risk = 'none', actions }: Pick<Remedy, 'risk' | 'actions'>): RemedyRisk {
  const all: readonly RemedyRisk[] = [risk, ...actions.map(riskOfOne)];
  return (['weakensSecurity', 'dropsSessions'] as const).find((one) => all.includes(one)) ?? 'none';
}

function riskOfOne(action: Action): RemedyRisk {
  if (riskOfAction(action) !== undefined) return 'weakensSecurity';
  return specOf(action.kind).drops === 'sessions' ? 'dropsSessions' : 'none';
}

/** A remedy of sentences only: nothing is run. */
export function byHand(title: string, on: Remedy['on'], ...steps: string[]): Remedy {
  return { title, on, actions: [{ kind: 'byHand', steps }] };
}

/** A remedy of sentences that end sessions on the way: by a restart, or by signing people out. */
export function byHandDropping(title: string, on: Remedy['on'], ...steps: string[]): Remedy {
  return { ...byHand(title, on, ...steps), risk: 'dropsSessions' };
}
