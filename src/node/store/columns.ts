import { sql, type RawBuilder } from 'kysely';

/** The kinds of columns there are, in the words of one database. */
export interface Columns {
  /** Sorted by its bytes, whatever the language of the server, so that both databases sort alike. */
  readonly text: RawBuilder<unknown>;
  readonly whole: RawBuilder<unknown>;
  readonly fraction: RawBuilder<unknown>;
  readonly bytes: RawBuilder<unknown>;
}

/** The column types of a database. */
export function columnsOf(kind: 'sqlite' | 'postgres'): Columns {
  return {
    text: kind === 'sqlite' ? sql`text` : sql`text COLLATE "C"`,
    whole: sql`integer`,
    fraction: sql`double precision`,
    bytes: kind === 'sqlite' ? sql`blob` : sql`bytea`,
  };
}
