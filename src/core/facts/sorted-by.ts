/** The same values by what each is sorted under, in their order. */
export function sortedBy<T, K>(all: readonly T[], key: (each: T) => K): ReadonlyMap<K, readonly T[]> {
  const sorted = new Map<K, T[]>();
  for (const each of all) {
    const under = key(each);
    const known = sorted.get(under);
    if (known === undefined) sorted.set(under, [each]);
    else known.push(each);
  }
  return sorted;
}
