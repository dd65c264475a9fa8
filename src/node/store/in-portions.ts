/** A list in portions that one statement takes: databases bound the number of its values. */
export function* inPortions<T>(list: readonly T[], size = 500): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
