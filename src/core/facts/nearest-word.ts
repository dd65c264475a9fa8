/** The one of these words that was likely meant: at most two letters are wrong, left out, too many or swapped; undefined where none is near. */
export function nearestWord(word: string, words: readonly string[]): string | undefined {
  const given = word.slice(0, LONGEST).toLowerCase();
  let nearest: { readonly name: string; readonly apart: number } | undefined;
  for (const name of words) {
    const apart = apartOf(given, name.slice(0, LONGEST).toLowerCase());
    if (apart < (nearest?.apart ?? Math.min(3, Math.ceil(given.length / 2)))) nearest = { name, apart };
  }
  return nearest?.name;
}

/** How many letters have to be changed, added, left out or swapped with the next (optimal string alignment). */
function apartOf(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let k = 1; k <= other.length; k += 1) {
      const same = one[i - 1] === other[k - 1] ? 0 : 1;
      const least = Math.min(row[k - 1]! + 1, last[k]! + 1, last[k - 1]! + same);
      const isSwapped = i > 1 && k > 1 && one[i - 1] === other[k - 2] && one[i - 2] === other[k - 1];
      row.push(isSwapped ? Math.min(least, before[k - 2]! + 1) : least);
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}

const LONGEST = 40;
