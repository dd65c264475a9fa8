import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/node/store/open-store.ts';
import { noPostgres, startPostgres, type RunningPostgres } from './postgres.ts';
import { caseOf, check, fill } from './samples.ts';

const at = (i: number) => new Date(Date.UTC(2026, 10, 1) + i * 1_000).toISOString();

describe.skipIf(noPostgres() !== undefined)(`PostgreSQL that is away ${noPostgres() ?? ''}`, () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  it.each(['fast', 'immediate'] as const)(
    'is named while it is away (stopped %s), and used again when it is back, with all it confirmed',
    async (how) => {
      const { store } = await openStore(await server.newDatabase(), () => {});
      const confirmed: string[] = [];
      let refused = 0;
      const add = async (i: number) => {
        const one = check('srv01', at(i));
        await store.checks.add(one, caseOf('srv01')).then(
          () => confirmed.push(one.id),
          (error: unknown) => {
            refused += 1;
            expect(error).toMatchObject({ name: 'StoreProblem', kind: 'unreachable' });
          },
        );
      };
      const adding = Array.from({ length: 60 }, (_, i) => add(i));
      await adding[0];
      server.stop(how);
      await Promise.all(adding);
      await expect(store.hosts.all()).rejects.toMatchObject({ kind: 'unreachable' });
      await expect(store.hosts.all()).rejects.toThrow(
        /^store: postgres:\/\/postgres@127\.0\.0\.1:\d+\/rdpdoctor\d+: the database cannot be reached/,
      );
      expect(refused).toBeGreaterThan(0);
      server.start();
      await Promise.all(Array.from({ length: 60 }, (_, i) => add(i)));
      for (const id of confirmed) expect((await store.checks.get(id))?.file).toBeDefined();
      expect(await store.checks.of({ host: 'srv01', limit: 99, newestFirst: true })).toHaveLength(60);
      await store.close();
    },
  );

  it.each([
    ['a database that is not there', (url: string) => `${url}-no`, 'refused', 'no database of this name'],
    ['nobody listening', () => 'postgres://u:s3cret@127.0.0.1:1/x', 'unreachable', 'cannot be reached'],
    [
      'no such name',
      () => 'postgres://u:s3cret@no-such.invalid/x?sslmode=disable',
      'unreachable',
      'cannot be reached',
    ],
    [
      'a user who is not there',
      (url: string) => url.replace('//postgres', '//emil:s3cret'),
      'refused',
      'does not accept this user',
    ],
  ])('says in one line what is wrong with %s, without the password', async (_, change, kind, says) => {
    const opening = openStore(change(await server.newDatabase()), () => {});
    await expect(opening).rejects.toMatchObject({ name: 'StoreProblem', kind });
    await expect(opening).rejects.toThrow(says);
    await expect(opening).rejects.not.toThrow(/s3cret|\n/);
  });

  it('a long queue is no database that is away', async () => {
    const { store, database } = await openStore(await server.newDatabase(), () => {});
    // Longer than a connection may take to come about.
    const all = Array.from({ length: 72 }, () => sql`SELECT pg_sleep(0.7)`.execute(database.query));
    expect(await Promise.all(all)).toHaveLength(72);
    await store.close();
  });

  it('says when it may not be written', async () => {
    const url = await server.newDatabase();
    const { store } = await openStore(url, () => {});
    await fill(store);
    await store.close();
    const readOnly = await openStore(`${url}?options=-c%20default_transaction_read_only%3Don`, () => {});
    await expect(readOnly.store.notes.put('a', 'b')).rejects.toMatchObject({ kind: 'refused' });
    expect(await readOnly.store.notes.keys('')).toHaveLength(1);
    await readOnly.store.close();
  });
});
