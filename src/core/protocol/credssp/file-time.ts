/** Milliseconds since 1970 as a Windows FILETIME: 100 ns steps since 1601. */
export function toFileTime(unixMs: number): bigint {
  return BigInt(Math.round(unixMs)) * 10_000n + EPOCH_DIFFERENCE;
}

/** A FILETIME as milliseconds since 1970, rounded down; out-of-range times stay finite numbers. */
export function fromFileTime(fileTime: bigint): number {
  return Number((fileTime - EPOCH_DIFFERENCE) / 10_000n);
}

const EPOCH_DIFFERENCE = 116_444_736_000_000_000n;
