import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Probe } from './probe.ts';

/** TCP connections a default check may open to one target, those of the port test included. */
export const DEFAULT_CONNECTIONS = 6;

/** Connections of `--deep`; paced, since a throttled server must not be made worse. */
export const DEEP_CONNECTIONS = 200;

/** Addresses of one name that are tried; the first open one is talked to. */
export const MAX_ADDRESSES = 4;

/** A probe and the connections it is given. */
export interface Grant {
  readonly probe: Probe;
  readonly connections: number;
}

/** The most urgent question that the connections left can pay for; undefined when nothing more is to be asked. */
export function nextGrant(
  probes: readonly Probe[],
  known: Partial<FactTypes>,
  done: ReadonlySet<string>,
  left: number,
  deep: boolean,
): Grant | undefined {
  let best: { readonly probe: Probe; readonly urgency: number } | undefined;
  for (const probe of probes) {
    if (done.has(probe.name) || probe.connections.least > left) continue;
    const urgency = probe.urgency(known, deep);
    if (urgency > 0 && urgency > (best?.urgency ?? 0)) best = { probe, urgency };
  }
  if (best === undefined) return undefined;
  return { probe: best.probe, connections: Math.min(left, best.probe.connections.most) };
}
