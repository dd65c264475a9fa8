import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/node/store/open-database.ts';
import type { Database } from '../../src/node/store/database.ts';
import { everyRow } from '../../src/node/store/every-row.ts';
import { exportLines } from '../../src/node/store/export.ts';
import { migrate, migrations } from '../../src/node/store/migrate.ts';
import { restore } from '../../src/node/store/restore.ts';
import { tables } from '../../src/node/store/tables.ts';
import type { Databases } from './store.conformance.ts';
import { caseOf, check, fill, secrets } from './samples.ts';

let count = 0;

/** What a store must do to be kept safe, moved and read by others. */
export function safekeepingConformance({ open, newUrl, folder, skipped }: Databases): void {
  const newFile = () => join(folder(), `backup-${(count += 1)}`);

  it('comes back from a backup as it was', async () => {
    const { store, database } = await open();
    await fill(store);
    await manyNotes(database);
    const before = await contentOf(database);
    const path = newFile();
    await store.backup(path);
    await store.notes.put('after', 'the backup');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const target = await openDatabase(await newUrl());
    try {
      expect(await restore(target, path)).toBe(before.length);
      expect(await contentOf(target)).toEqual(before);
      await expect(restore(target, path)).rejects.toThrow('has hosts already');
    } finally {
      await target.close();
    }
  });

  it('is one moment, whatever is written meanwhile', async () => {
    const { store } = await open();
    const at = '2026-11-01T00:00:00.000Z';
    const stop = new AbortController();
    const writing = (async () => {
      for (let i = 1; !stop.signal.aborted; i += 1)
        await store.checks.add(check(`srv${i}`, at), caseOf('srv'));
    })();
    const path = newFile();
    await store.backup(path);
    stop.abort();
    await writing;
    const target = await openDatabase(await newUrl());
    await restore(target, path);
    const content = await contentOf(target);
    await target.close();
    const count = (table: string) => content.filter((row) => row.startsWith(`${table} `)).length;
    expect([count('cases'), count('latest'), count('certificates')]).toEqual(Array(3).fill(count('checks')));
  });

  it('writes over nothing, and leaves nothing where it failed', async () => {
    const { store } = await open();
    const path = newFile();
    writeFileSync(path, 'mine');
    await expect(store.backup(path)).rejects.toThrow('is there already and stays as it is');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await expect(store.backup(join(folder(), 'no', 'folder'))).rejects.toThrow('no such folder');
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.6))],
    ['damaged', (bytes: Buffer) => bytes.fill(0x55, bytes.length >> 2, bytes.length >> 1)],
    ['something else', () => Buffer.from('hello')],
    ['empty', () => Buffer.alloc(0)],
  ])('takes nothing of a backup that is %s', async (_, spoil) => {
    const { store, database } = await open();
    await fill(store);
    await manyNotes(database);
    const [path, spoilt] = [newFile(), newFile()];
    await store.backup(path);
    writeFileSync(spoilt, spoil(readFileSync(path)));
    const target = await openDatabase(await newUrl());
    await expect(restore(target, spoilt)).rejects.toMatchObject({ name: 'StoreProblem', kind: 'damaged' });
    await migrate(target);
    expect(await contentOf(target)).toEqual([]);
    await target.close();
  });

  it('is exported as lines, without what lets anybody in', async () => {
    const { store, database } = await open();
    await fill(store);
    await database.query.updateTable('latest').set({ snapshot: '{' }).where('host', '=', 'srv02').execute();
    const lines: string[] = [];
    for await (const line of exportLines(database, (row) => skipped.push(row))) lines.push(line);
    for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const names = new Set(rows.map(({ table }) => table));
    const shown = tables
      .map(({ name }) => name)
      .filter((name) => !['tokens', 'sessions', 'jobs'].includes(name));
    expect([...names]).toEqual(shown);
    expect(rows.find(({ table }) => table === 'cases')).toMatchObject({ case: caseOf('srv01') });
    expect(rows.find(({ table }) => table === 'hosts')).toMatchObject({ target: 'srv01', groups: ['all'] });
    expect(skipped).toEqual([
      { table: 'latest', key: check('srv02', '2026-11-01T00:00:00.000Z').id, problem: 'its JSON is broken' },
    ]);
  });

  it('leaves no table out', async () => {
    const { database } = await open();
    const made =
      database.kind === 'sqlite'
        ? sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`
        : sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
    const { rows } = await made.execute(database.query);
    const ours = rows.map(({ name }) => name).filter((name) => name !== 'rdpdoctor_version');
    expect(ours.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  });
}

/** Enough that they come in several portions, and do not compress well. */
async function manyNotes({ query }: Database): Promise<void> {
  const notes = Array.from({ length: 500 }, (_, i) => ({
    key: `note ${i}`,
    value: String(Math.sin(i)).repeat(9),
  }));
  await query.insertInto('notes').values(notes).execute();
}

/** Everything in a database, as sorted lines. */
async function contentOf(database: Database): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { table, row } of everyRow(database.query, migrations.length)) {
    const columns = Object.keys(row).toSorted();
    lines.push(`${table} ${JSON.stringify(columns.map((name) => [name, printed(row[name])]))}`);
  }
  return lines;
}

function printed(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}
