import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Probe, Wishes } from './probe.ts';

/** TCP connections a default check may open to one target, those of the port test included. */
export const DEFAULT_CONNECTIONS = 6;

/** Connections of `--deep`; paced, since a throttled server must not be made worse. */
export const DEEP_CONNECTIONS = 200;

/** Addresses of one name that are tried; the first open one is talked to at length. */
export const MAX_ADDRESSES = 4;

/** A probe and the connections it is given. */
export interface Grant {
  readonly probe: Probe;
  readonly connections: number;
}

/** Where a check stands: what is known, what was asked, how many connections are left. */
export interface Standing {
  readonly known: Partial<FactTypes>;
  readonly done: ReadonlySet<string>;
  readonly left: number;
  readonly wishes: Wishes;
}

/** The most urgent question that the connections left can pay for; undefined when nothing more is to be asked. */
export function nextGrant(probes: readonly Probe[], standing: Standing): Grant | undefined {
  const { known, done, left, wishes } = standing;
  const free = left - reservedBy(probes, standing);
  let best: { readonly probe: Probe; readonly urgency: number; readonly connections: number } | undefined;
  for (const probe of probes) {
    const onTop = probe.onTop?.(wishes);
    const payable = onTop ?? Math.min(probe.reserved ? left : free, probe.connections.most);
    const affordable = onTop !== undefined || probe.connections.least <= payable;
    if (done.has(probe.name) || !affordable) continue;
    const urgency = probe.urgency(known, wishes);
    if (urgency > 0 && urgency > (best?.urgency ?? 0)) best = { probe, urgency, connections: payable };
  }
  return best && { probe: best.probe, connections: best.connections };
}

/** Connections put aside for questions that come last. */
function reservedBy(probes: readonly Probe[], { known, done, wishes }: Standing): number {
  return probes
    .filter((probe) => probe.reserved && !done.has(probe.name) && probe.urgency(known, wishes) > 0)
    .reduce((sum, { connections }) => sum + connections.least, 0);
}
