import type { FactTypes } from '../../facts/vocabulary.ts';
import { overlap, prefixesOf, sizeOf, without, type AddressRange } from './address-ranges.ts';

/** Where a cloud sends answers on their way to whoever connected. */
export type Hop = NonNullable<FactTypes['cloudRules']['doors'][number]['back']>[number];

/** A route: the far ends of its prefix, and what is next on the way there; of equal prefixes the lower rank decides. */
export interface Route {
  readonly hop: Omit<Hop, 'prefix'>;
  readonly range: AddressRange;
  readonly rank: number;
}

/** Where answers to the asked far ends are sent, most of them first, and to whom no route leads. The longest prefix decides. */
export function wayBack(
  routes: readonly Route[],
  asked: readonly AddressRange[],
): { readonly hops: readonly Hop[]; readonly unrouted: readonly AddressRange[] } {
  const sorted = routes.toSorted((a, b) => compare(sizeOf([a.range]), sizeOf([b.range])) || a.rank - b.rank);
  let open = asked;
  const parts: { readonly hop: Hop; readonly size: bigint }[] = [];
  for (const { hop, range } of sorted) {
    const met = overlap(open, [range]);
    if (met.length === 0) continue;
    parts.push({ hop: { ...hop, prefix: prefixesOf([range], 1)[0] ?? '' }, size: sizeOf(met) });
    open = without(open, [range]);
  }
  const most = parts.toSorted((a, b) => compare(b.size, a.size)).slice(0, MOST_HOPS);
  return { hops: most.map(({ hop }) => hop), unrouted: open };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const MOST_HOPS = 5;
