/** So many at once, and so many more each second. */
export interface Pace {
  readonly burst: number;
  readonly perSecond: number;
}

export interface SlowDown {
  /** Takes one; otherwise the seconds until there is one again. */
  readonly take: (key: string) => number;
  /** Gives one back. */
  readonly forgive: (key: string) => void;
}

/** A bucket for each key, in bounded memory: who asks from very many addresses shares the last buckets. `now` is in milliseconds. */
export function slowDown({ burst, perSecond }: Pace, now: () => number): SlowDown {
  const buckets = new Map<string, { left: number; at: number }>();
  const bucketOf = (key: string) => {
    const at = now();
    const known = buckets.get(key);
    const left = Math.min(burst, (known?.left ?? burst) + ((at - (known?.at ?? at)) / 1_000) * perSecond);
    // The one asked for last stands last, so that the first is the oldest.
    buckets.delete(key);
    if (buckets.size >= MOST_KEYS) {
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    }
    const bucket = { left, at };
    buckets.set(key, bucket);
    return bucket;
  };
  return {
    take: (key) => {
      const bucket = bucketOf(key);
      if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond);
      bucket.left -= 1;
      return 0;
    },
    forgive: (key) => {
      const bucket = bucketOf(key);
      bucket.left = Math.min(burst, bucket.left + 1);
    },
  };
}

const MOST_KEYS = 10_000;
