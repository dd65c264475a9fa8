import { sql, type Kysely } from 'kysely';
import { tables, type Tables } from './tables.ts';

/** Any row, as the driver gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** Every row of every table a database of this version has, table by table, a few at a time. */
export async function* everyRow(
  db: Kysely<Tables>,
  version: number,
): AsyncGenerator<{ readonly table: keyof Tables; readonly row: Row }> {
  for (const { name, key, since } of tables) {
    if (since > version) continue;
    for await (const row of rowsOf(db, name, key)) yield { table: name, row };
  }
}

/** Read on from the last key, so that neither driver holds a whole table. */
async function* rowsOf(db: Kysely<Tables>, table: string, key: readonly string[]): AsyncGenerator<Row> {
  const columns = sql.join(key.map((name) => sql.ref(name)));
  let last: Row | undefined;
  for (;;) {
    const after =
      last === undefined ? sql`` : sql`WHERE (${columns}) > (${sql.join(key.map((name) => last?.[name]))})`;
    const { rows } = await sql<Row>`SELECT * FROM ${sql.table(table)} ${after}
      ORDER BY ${columns} LIMIT ${sql.lit(PORTION)}`.execute(db);
    yield* rows;
    last = rows.at(-1);
    if (rows.length < PORTION) return;
  }
}

const PORTION = 200;
