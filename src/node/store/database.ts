import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** An opened database of either kind. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** As it is named to people: a path, or a URL without its password. */
  readonly name: string;
  readonly query: Kysely<Tables>;
  /** Copies all of it to a file that is there and empty, as it was at one moment; absent where the database has no such way. */
  readonly copyTo?: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What a driver is given: NUL has no place in PostgreSQL's text, so that neither database gets it. */
export function bindable(values: readonly unknown[]): (string | number | null | Uint8Array)[] {
  return values.map((value) => {
    if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
    if (typeof value === 'number' || value instanceof Uint8Array) return value;
    if (value === undefined || value === null) return null;
    throw new TypeError(`a ${typeof value} cannot be stored`);
  });
}
