/** Numbers that look random and are the same in every run. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly part: () => number;
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number;
}

/** A linear congruential generator; good enough to spread events over days. */
export function chanceOf(seed: number): Chance {
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  const part = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return { part, below: (limit) => Math.floor(part() * limit) };
}
