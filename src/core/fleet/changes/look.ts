import type { Side } from './side.ts';

/** What was found on either side; undefined where both are alike or one was not measured. */
export interface Unlike {
  readonly before: string;
  readonly after: string;
}

/** How two sides are held against each other in one respect. */
export type Look = (before: Side, after: Side) => Unlike | undefined;

type Value = string | number | boolean | undefined;

/** One value that is the same or is not. */
export function value(of: (side: Side) => Value): Look {
  return (before, after) => unlike(of(before), of(after));
}

/** A number that may differ by so much, or by a factor, before it is another. */
export function measure(of: (side: Side) => number | undefined, room: number, factor = 1): Look {
  return (before, after) => {
    const [a, b] = [of(before), of(after)];
    if (a === undefined || b === undefined) return undefined;
    const [small, great] = a < b ? [a, b] : [b, a];
    const isNear = great - small <= room || (factor > 1 && great < small * factor);
    return isNear ? undefined : unlike(rounded(a), rounded(b));
  };
}

/** What only one side has, of lists whose order does not matter. */
export function members(of: (side: Side) => readonly string[] | undefined): Look {
  return (before, after) => {
    const [a, b] = [of(before), of(after)];
    if (a === undefined || b === undefined) return undefined;
    const [gone, come] = [without(a, b), without(b, a)];
    return gone.length + come.length === 0 ? undefined : { before: listed(gone), after: listed(come) };
  };
}

/** The order of what both sides have. */
export function order(of: (side: Side) => readonly string[] | undefined): Look {
  return (before, after) => {
    const [a, b] = [of(before), of(after)];
    if (a === undefined || b === undefined) return undefined;
    const [shared, theirs] = [within(a, b), within(b, a)];
    const first = shared.findIndex((each, i) => each !== theirs[i]);
    return first === -1
      ? undefined
      : { before: listed(shared.slice(first)), after: listed(theirs.slice(first)) };
  };
}

function unlike(before: Value, after: Value): Unlike | undefined {
  if (before === undefined || after === undefined || before === after) return undefined;
  return { before: String(before), after: String(after) };
}

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return all.filter((each) => !known.has(each));
}

function within(all: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return all.filter((each) => known.has(each));
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MOST).join(', ');
  return values.length > MOST ? `${shown} and ${values.length - MOST} more` : shown;
}

const rounded = (of: number) => Math.round(of * 100) / 100;
const MOST = 6;
