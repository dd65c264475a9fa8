import type { Fragment } from './binxml-node.ts';
import type { Chunk } from './chunk.ts';
import { planOf } from './event-plan.ts';
import { partNumber, partText } from './slot-value.ts';

/** What kind of event a record holds. */
export interface EventKind {
  readonly provider: string;
  readonly eventId: number;
}

/** The kind of an event without filling in its template; undefined where its template is an unusual one. */
export function peekEvent(chunk: Chunk, fragment: Fragment): EventKind | undefined {
  if (fragment.kind !== 'instance') return undefined;
  const { instance } = fragment;
  const plan = planOf(instance.template);
  if (plan === undefined) return undefined;
  return {
    provider: partText(chunk, instance, plan.system.provider ?? ''),
    eventId: partNumber(chunk, instance, plan.system.eventId ?? '') ?? 0,
  };
}
