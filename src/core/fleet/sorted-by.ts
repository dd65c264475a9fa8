/** The same values by what each is sorted under, in their order. */
export function sortedBy<T>(all: readonly T[], key: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const sorted = new Map<string, T[]>();
  for (const each of all) {
    const name = key(each);
    const known = sorted.get(name);
    if (known === undefined) sorted.set(name, [each]);
    else known.push(each);
  }
  return sorted;
}
