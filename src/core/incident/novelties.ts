import { millisOf } from '../facts/time.ts';
import type { Kind } from './kinds.ts';
import { MOST_STRETCHES } from './limits.ts';
import type { Stretches } from './stretches.ts';

/** When each kind of an event came first, by the event: an event that always brings something new is no news. */
export type Firsts = ReadonlyMap<string, readonly number[]>;

/** The first time of every kind that a value sets apart from others of its event, in milliseconds since 1970. */
export function firstsOf(kinds: readonly Kind[]): Firsts {
  const firsts = new Map<string, number[]>();
  for (const kind of kinds) {
    if (kind.key === undefined) continue;
    const known = firsts.get(eventOf(kind));
    if (known === undefined) firsts.set(eventOf(kind), [millisOf(kind.first)]);
    else if (known.length < MOST_STRETCHES) known.push(millisOf(kind.first));
  }
  return firsts;
}

/** In how many stretches before the event brought something new; in the oldest one everything is. */
export function noveltiesOf(kind: Kind, { before }: Stretches, firsts: Firsts): number {
  const times = kind.key === undefined ? [] : (firsts.get(eventOf(kind)) ?? []);
  if (times.length < 2) return 0;
  return before.slice(1).filter(({ from, until }) => times.some((at) => at >= from && at < until)).length;
}

const eventOf = ({ provider, id, computer }: Kind) => `${computer}|${provider}|${id}`;
