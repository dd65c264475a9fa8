import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Notice } from '../../src/core/fleet/notice.ts';
import type { Database } from '../../src/node/store/database.ts';
import { everyRow, type Row } from '../../src/node/store/every-row.ts';
import { migrate, migrations, versionOf } from '../../src/node/store/migrate.ts';
import type { Migration } from '../../src/node/store/migrations/migration.ts';
import { openDatabase } from '../../src/node/store/open-database.ts';
import { openStore } from '../../src/node/store/open-store.ts';
import { tables } from '../../src/node/store/tables.ts';
import type { Databases } from './store.conformance.ts';
import { addUp } from '../../src/node/store/day-sum.ts';
import { latestRow } from '../../src/node/store/check-row.ts';
import { alert as alertOf, check, fill, host } from './samples.ts';

const newest = migrations.length;
const steps = migrations.flatMap((_, from) =>
  Array.from({ length: newest - from }, (_, more) => [from, from + more + 1] as const),
);

/** What must hold from every version of the tables to every other. */
export function migrationConformance({ open, newUrl }: Databases): void {
  it.each(steps)('goes from version %i to %i and back, and every row stays', async (from, to) => {
    const { store, database } = await open();
    await fill(store);
    await migrate(database, from);
    const rows = await rowsOf(database);
    const shape = await shapeOf(database);
    await migrate(database, to);
    expect(await versionOf(database)).toBe(to);
    expect(await rowsOf(database, from)).toEqual(rows);
    await migrate(database, from);
    expect(await rowsOf(database)).toEqual(rows);
    expect(await shapeOf(database)).toEqual(shape);
    expect(rows.length > 0).toBe(from > 0);
  });

  it.each(migrations.map((_, i) => i + 1))(
    'version %i has one shape, made or come back to',
    async (version) => {
      const made = await openDatabase(await newUrl());
      await migrate(made, version);
      const { database } = await open();
      await migrate(database, version);
      expect(await shapeOf(made)).toEqual(await shapeOf(database));
      await made.close();
    },
  );

  it('brings together what earlier versions kept under several spellings of one host', async () => {
    const url = await newUrl();
    const made = await openDatabase(url);
    await migrate(made, 5);
    const at = (hour: number) => `2026-11-01T0${hour}:00:00.000Z`;
    const spellings = ['SRV01', 'srv01', 'srv01:3389'];
    for (const [i, name] of spellings.entries()) {
      await sql`INSERT INTO hosts VALUES (${name}, ${JSON.stringify([`g${i}`])}, ${300 - i}, '["here"]', NULL, NULL, 1)`.execute(
        made.query,
      );
      const row = latestRow({ ...check(name, at(i)), id: `check ${i}` });
      await made.query.insertInto('latest').values(row).execute();
      await made.query
        .insertInto('days')
        .values({ host: name, vantage: 'here', day: '2026-10-01', ...addUp([]), checks: 10, worked: 5 })
        .execute();
      const alert = alertOf(`a${i}`, { key: `down ${name}`, hosts: [name], notices: [downNotice(name)] });
      await made.query
        .insertInto('alerts')
        .values({ id: alert.id, state: alert.state, since: alert.since, alert: JSON.stringify(alert) })
        .execute();
      await made.query
        .insertInto('notes')
        .values({ key: `negotiation held ${name}`, value: '[]' })
        .execute();
    }
    await made.close();
    const { store } = await openStore(url, () => expect.fail('no row is broken'));
    expect(await store.hosts.all()).toEqual([
      host('srv01', { groups: ['g1', 'g0', 'g2'], everySeconds: 298 }),
    ]);
    expect(await store.checks.latest()).toMatchObject([{ host: 'srv01', id: 'check 2' }]);
    expect(await store.checks.days('srv01', '2026-09-01')).toMatchObject([{ checks: 30, worked: 15 }]);
    expect(await store.alerts.open()).toMatchObject([{ id: 'a1', key: 'down srv01', hosts: ['srv01'] }]);
    expect((await store.alerts.past(9)).rows).toHaveLength(2);
    expect(await store.notes.keys('negotiation')).toEqual(['negotiation held srv01']);
    await store.close();
  });

  it('is opened by several at once, empty or old', async () => {
    const url = await newUrl();
    for (const version of [0, 2]) {
      const many = await Promise.all(Array.from({ length: 4 }, () => openStore(url, () => {})));
      expect(await versionOf(many[0]!.database)).toBe(newest);
      await migrate(many[0]!.database, version);
      for (const { store } of many) await store.close();
    }
  });

  it('stays where it was when a step fails in its middle', async () => {
    const { store, database } = await open();
    await fill(store);
    const before = [await rowsOf(database), await shapeOf(database)];
    const failing: Migration = {
      name: 'failing',
      up: async (db) => {
        await sql`ALTER TABLE hosts ADD COLUMN more text`.execute(db);
        await sql`DELETE FROM notes`.execute(db);
        throw new Error('in the middle');
      },
      down: async () => {},
    };
    await expect(migrate(database, newest + 1, [...migrations, failing])).rejects.toThrow('in the middle');
    expect([await rowsOf(database), await shapeOf(database)]).toEqual(before);
    expect(await versionOf(database)).toBe(newest);
  });

  it('refuses one that a newer release made, in one line', async () => {
    const { database } = await open();
    await sql`UPDATE rdpdoctor_version SET version = 99`.execute(database.query);
    const refused = migrate(database);
    await expect(refused).rejects.toMatchObject({ name: 'StoreProblem', kind: 'newer' });
    await expect(refused).rejects.toThrow(
      /^store: [^\n]+ newer rdpdoctor \(version 99 of its tables, this one knows 6\)[^\n]+$/,
    );
    expect(await versionOf(database)).toBe(99);
  });
}

function downNotice(host: string): Notice {
  return { kind: 'down', host, key: `down ${host}`, severity: 'critical', evidence: {}, assumed: [] };
}

async function rowsOf(database: Database, version?: number): Promise<readonly (Row & { table: string })[]> {
  const rows = [];
  for await (const { table, row } of everyRow(database.query, version ?? (await versionOf(database))))
    rows.push({ table, ...row });
  return rows;
}

/** Every column and index, as the database itself describes them. */
async function shapeOf({ kind, query }: Database): Promise<unknown> {
  const described =
    kind === 'sqlite'
      ? sql`SELECT name, sql FROM sqlite_master ORDER BY name`
      : sql`SELECT table_name AS name, column_name || data_type || is_nullable || COALESCE(collation_name, '') AS sql
          FROM information_schema.columns WHERE table_schema = 'public'
          UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2`;
  const { rows } = await described.execute(query);
  expect(rows.length > tables.length || (await versionOf({ kind, query } as Database)) < newest).toBe(true);
  return rows;
}
