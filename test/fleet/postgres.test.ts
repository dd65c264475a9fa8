import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { noPostgres, startPostgres, type RunningPostgres } from './postgres.ts';

describe.skipIf(noPostgres() !== undefined)(`a PostgreSQL of its own ${noPostgres() ?? ''}`, () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  it('keeps what it confirmed when its power is cut', async () => {
    const url = await server.newDatabase();
    await once(url, 'CREATE TABLE kept (n integer)');
    await once(url, 'INSERT INTO kept VALUES (7)');
    server.stop('immediate');
    await expect(once(url, 'SELECT n FROM kept')).rejects.toThrow('ECONNREFUSED');
    server.start();
    expect(await once(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });
});

async function once(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
