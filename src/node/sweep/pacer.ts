import { TokenBucket } from './token-bucket.ts';

/** How fast hosts are started: altogether, and within one /24 (IPv6: /64), both a second. */
export interface Pace {
  readonly rate: number;
  readonly perSubnet: number;
}

/**
 * Lets hosts go at a pace. One whose subnet had its share steps aside, so that it holds up nobody else; a bounded number may
 * stand there.
 */
export class Pacer<T extends { readonly subnet: string }> {
  readonly #pace: Pace;
  readonly #random: () => number;
  readonly #whole: TokenBucket;
  readonly #subnets = new Map<string, TokenBucket>();
  readonly #aside = new Map<string, T[]>();
  #waiting = 0;

  constructor(pace: Pace, now: number, random: () => number) {
    this.#pace = pace;
    this.#random = random;
    this.#whole = new TokenBucket(pace.rate, Math.max(1, pace.rate * BURST_SECONDS), now);
  }

  /** How many stand aside. */
  get waiting(): number {
    return this.#waiting;
  }

  /** The next that may go now: one that stood aside before a new one. Undefined where nobody may, or nobody is left. */
  next(now: number, fresh: () => T | undefined): T | undefined {
    if (!this.#whole.take(now, (this.#random() - 0.5) * JITTER)) return undefined;
    const before = this.#oneAside(now);
    if (before !== undefined) return before;
    while (this.#waiting < MOST_ASIDE) {
      const host = fresh();
      if (host === undefined) break;
      const isFirst = !this.#aside.has(host.subnet);
      if (isFirst && this.#bucketOf(host.subnet, now).take(now)) return host;
      this.#stepAside(host);
    }
    this.#whole.giveBack();
    return undefined;
  }

  /** Forgets subnets that had nobody for a while. */
  tidy(now: number): void {
    if (this.#subnets.size < MOST_SUBNETS) return;
    for (const [subnet, bucket] of this.#subnets) if (bucket.isFull(now)) this.#subnets.delete(subnet);
  }

  #oneAside(now: number): T | undefined {
    let looked = 0;
    for (const [subnet, hosts] of this.#aside) {
      if ((looked += 1) > LOOKED_AT) return undefined;
      // To the end of the line, so that every subnet has its turn.
      this.#aside.delete(subnet);
      const goes = this.#bucketOf(subnet, now).take(now);
      const host = goes ? hosts.shift() : undefined;
      if (hosts.length > 0) this.#aside.set(subnet, hosts);
      if (host === undefined) continue;
      this.#waiting -= 1;
      return host;
    }
    return undefined;
  }

  #stepAside(host: T): void {
    const hosts = this.#aside.get(host.subnet);
    if (hosts === undefined) this.#aside.set(host.subnet, [host]);
    else hosts.push(host);
    this.#waiting += 1;
  }

  #bucketOf(subnet: string, now: number): TokenBucket {
    let bucket = this.#subnets.get(subnet);
    if (bucket === undefined) {
      const { perSubnet } = this.#pace;
      bucket = new TokenBucket(perSubnet, Math.max(1, perSubnet * BURST_SECONDS), now);
      this.#subnets.set(subnet, bucket);
    }
    return bucket;
  }
}

/** What may go at once after a pause: as much as in a tenth of a second. */
const BURST_SECONDS = 0.1;
const JITTER = 0.6;
const MOST_ASIDE = 4_096;
const MOST_SUBNETS = 65_536;
const LOOKED_AT = 64;
