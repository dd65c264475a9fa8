/** So many a second, and no more than `burst` at once. Times are milliseconds. */
export class TokenBucket {
  readonly #perMs: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.#perMs = perSecond / 1_000;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = now;
  }

  /** Whether one may go now. What it takes besides one token makes the pace uneven (-1 to 1). */
  take(now: number, jitter = 0): boolean {
    this.#fill(now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1 + jitter;
    return true;
  }

  /** Puts a token back that nobody used. */
  giveBack(): void {
    this.#tokens += 1;
  }

  /** Nobody took anything for so long that forgetting it changes nothing. */
  isFull(now: number): boolean {
    this.#fill(now);
    return this.#tokens >= this.#burst;
  }

  #fill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#at) * this.#perMs);
    this.#at = now;
  }
}
