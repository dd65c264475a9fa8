import { StoreProblem } from '../../app/store-problem.ts';
import type { Page } from '../../app/store.ts';

/** A page of a longer list: one row more than asked was fetched, to know whether there is a next page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => readonly string[],
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: kept };
  return { rows: kept, next: Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') };
}

/** The place in a list that `next` of a page named, of so many parts. */
export function readPlace(next: string, parts: number): readonly string[] {
  const place = parsed(Buffer.from(next, 'base64url').toString('utf8'));
  if (Array.isArray(place) && place.length === parts && place.every((part) => typeof part === 'string'))
    return place;
  throw new StoreProblem('unusable', `store: "${next.slice(0, 40)}" is no place in this list`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
