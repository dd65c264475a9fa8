import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../tables.ts';

/** A column: its type, and whether it must have a value, is the key, or the key of a check. */
export type Column = readonly [type: RawBuilder<unknown>, is?: keyof typeof constraints];

/** Makes a table of these columns; `key` names the key where it is more than one. */
export async function made(
  db: Kysely<Tables>,
  table: string,
  columns: Readonly<Record<string, Column>>,
  key?: readonly string[],
): Promise<void> {
  const lines = Object.entries(columns).map(
    ([name, [type, is]]) => sql`${sql.ref(name)} ${type} ${is === undefined ? sql`` : constraints[is]}`,
  );
  if (key !== undefined) lines.push(sql`PRIMARY KEY (${sql.join(key.map((name) => sql.ref(name)))})`);
  await sql`CREATE TABLE ${sql.table(table)} (${sql.join(lines)})`.execute(db);
}

const constraints = {
  required: sql`NOT NULL`,
  key: sql`NOT NULL PRIMARY KEY`,
  'key of a check': sql`NOT NULL PRIMARY KEY REFERENCES checks (id) ON DELETE CASCADE`,
} as const;
