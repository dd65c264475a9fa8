import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { caseOf, check } from '../../../test/fleet/samples.ts';
import { openDatabase } from './open-database.ts';
import { openStore } from './open-store.ts';
import { readSqlite, refuseOldSqlite } from './sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-sqlite-'));
const at = (name: string) => join(folder, name);
const nobody = () => {};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a SQLite file', () => {
  it('is for its owner alone, with everything beside it', async () => {
    const { store } = await openStore(`sqlite:${at('private.db')}`, nobody);
    await store.notes.put('a', 'b');
    const files = readdirSync(folder).filter((name) => name.startsWith('private.db'));
    expect(files.toSorted()).toEqual(['private.db', 'private.db-shm', 'private.db-wal']);
    for (const name of files) expect(statSync(at(name)).mode & 0o077).toBe(0);
    await store.close();
  });

  it('is copied into one file, with nothing beside it', async () => {
    const { store } = await openStore(at('many.db'), nobody);
    await store.backup(at('copy.bak'));
    await store.close();
    const copy = await readSqlite(at('copy.bak'));
    await sql`SELECT * FROM hosts`.execute(copy.query);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy.bak'))).toEqual(['copy.bak']);
    await copy.close();
  });

  it('is written so that power may fail: WAL, synchronous full, foreign keys', async () => {
    const { store, database } = await openStore(at('durable.db'), nobody);
    const values = await Promise.all(
      ['journal_mode', 'synchronous', 'foreign_keys'].map(
        async (name) => (await sql.raw<object>(`PRAGMA ${name}`).execute(database.query)).rows[0],
      ),
    );
    expect(values).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }, { foreign_keys: 1 }]);
    await store.close();
  });

  it('says when the disk is full, keeps everything it confirmed, and goes on when there is room', async () => {
    const { store, database } = await openStore(at('full.db'), nobody);
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(database.query);
    await sql.raw(`PRAGMA max_page_count = ${rows[0]!.page_count + 20}`).execute(database.query);
    const confirmed: string[] = [];
    const one = (i: number) => check(`srv${i}`, '2026-11-01T00:00:00.000Z');
    const filling = (async () => {
      for (let i = 0; ; i += 1) {
        await store.checks.add(one(i), caseOf('srv'));
        confirmed.push(one(i).id);
      }
    })();
    await expect(filling).rejects.toMatchObject({ name: 'StoreProblem', kind: 'full' });
    await expect(filling).rejects.toThrow(
      `store: ${at('full.db')}: the disk is full; nothing of this was stored`,
    );
    expect(confirmed.length).toBeGreaterThan(5);
    expect((await store.checks.latest()).map(({ id }) => id).toSorted()).toEqual(confirmed.toSorted());
    await sql.raw('PRAGMA max_page_count = 100000').execute(database.query);
    expect(await store.checks.add(one(confirmed.length), caseOf('srv'))).toBe(true);
    await store.close();
  });

  it.each([
    [
      'is no database',
      () => writeFileSync(at('text.db'), 'hello '.repeat(500)),
      'text.db',
      'damaged',
      'is no SQLite database',
    ],
    ['lies in no folder', () => {}, 'no/store.db', 'refused', 'there is no such folder'],
    ['is a folder', () => mkdirSync(at('folder.db')), 'folder.db', 'refused', 'it is a folder'],
  ])('says in one line when it %s', async (_, prepare, name, kind, says) => {
    prepare();
    const opening = openStore(at(name), nobody);
    await expect(opening).rejects.toMatchObject({ name: 'StoreProblem', kind });
    await expect(opening).rejects.toThrow(says);
  });

  it.each([
    ['mysql://host/db', '"mysql" is neither a path nor postgres://'],
    ['', 'is neither a path nor postgres://'],
    ['sqlite:', 'is neither a path nor postgres://'],
  ])('is not guessed from %j', async (url, says) => {
    await expect(openDatabase(url)).rejects.toThrow(says);
  });

  it.each([
    ['3.51.2', false],
    ['3.51.3', true],
    ['3.60.0', true],
    ['4.0.0', true],
    ['3.9.100', false],
    ['', false],
  ])('needs an SQLite that does not damage it: %s', (version, goes) => {
    if (goes) expect(() => refuseOldSqlite(version, 'x.db')).not.toThrow();
    else expect(() => refuseOldSqlite(version, 'x.db')).toThrow('needs SQLite 3.51.3 or newer');
  });

  it('waits for another process without holding up its own', async () => {
    const [mine, other] = [await openDatabase(at('shared.db')), await openDatabase(at('shared.db'))];
    await sql`CREATE TABLE t (n integer)`.execute(mine.query);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const theirs = other.query.transaction().execute(async (trx) => {
      await sql`INSERT INTO t VALUES (1)`.execute(trx);
      await held;
    });
    await sql`SELECT 1`.execute(mine.query);
    const writing = sql`INSERT INTO t VALUES (2)`.execute(mine.query);
    // If waiting held up this process, this timer would never let the other one go.
    setTimeout(release, 20);
    await Promise.all([theirs, writing]);
    expect((await sql`SELECT n FROM t ORDER BY n`.execute(mine.query)).rows).toEqual([{ n: 1 }, { n: 2 }]);
    await mine.close();
    await other.close();
  });
});
