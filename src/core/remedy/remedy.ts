import type { Action } from './actions.ts';

export type { Action } from './actions.ts';

/** A way to make one cause go away: typed changes, on one machine. */
export interface Remedy {
  readonly title: string;
  readonly on: 'client' | 'server' | 'network' | 'domain' | 'cloud';
  /** What a person must know before saying yes; `weakensSecurity` is never in a default plan. */
  readonly risk: 'none' | 'dropsSessions' | 'weakensSecurity';
  readonly actions: readonly Action[];
}

/** A remedy of sentences only: nothing is run. */
export function byHand(title: string, on: Remedy['on'], ...steps: string[]): Remedy {
  return { title, on, risk: 'none', actions: [{ kind: 'byHand', steps }] };
}
