/** The middle of the values; NaN where there are none. */
export function medianOf(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How far values usually lie from their middle, as a standard deviation that a few wild ones do not move. */
export function spreadOf(values: readonly number[], middle = medianOf(values)): number {
  return LIKE_SIGMA * medianOf(values.map((value) => Math.abs(value - middle)));
}

/** The value that this share of the values lies below. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The smallest of many values; Infinity where there are none. */
export function leastOf(values: readonly number[]): number {
  return values.reduce((least, value) => (value < least ? value : least), Number.POSITIVE_INFINITY);
}

/** The slope through points that most pairs of them agree on (Theil and Sen); at most 40 points are paired. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const step = Math.max(1, Math.ceil(points.length / MOST_PAIRED));
  const used = points.filter((_, i) => (points.length - 1 - i) % step === 0);
  const slopes = used.flatMap(([x, y], i) =>
    used.slice(i + 1).flatMap(([laterX, laterY]) => (laterX > x ? [(laterY - y) / (laterX - x)] : [])),
  );
  return medianOf(slopes);
}

const LIKE_SIGMA = 1.4826;
const MOST_PAIRED = 40;
