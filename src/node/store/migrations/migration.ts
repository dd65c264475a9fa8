import type { Kysely } from 'kysely';
import type { Columns } from '../columns.ts';
import type { Tables } from '../tables.ts';

/** One step of the shape of the database, there and back. */
export interface Migration {
  readonly name: string;
  readonly up: (db: Kysely<Tables>, column: Columns) => Promise<void>;
  readonly down: (db: Kysely<Tables>) => Promise<void>;
}
