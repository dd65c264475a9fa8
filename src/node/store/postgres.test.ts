import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { farewell, welcome } from '../../../test/fleet/postgres-double.ts';
import { openDatabase } from './open-database.ts';

// Nobody is asked: a pool connects when it is used.
describe('the URL of a PostgreSQL database', () => {
  it.each([
    ['postgres://u:s3cret@192.0.2.1/x', 'refused', 'sslmode=verify-full'],
    ['postgresql://u:s3cret@db.example/x', 'refused', 'sslmode=verify-full'],
    ['postgres://u:s3cret@localhost/x?host=db.example', 'refused', 'sslmode=verify-full'],
    ['postgres://u:s3cret@localhost.example/x', 'refused', 'sslmode=verify-full'],
    ['postgres://u:s3cret@:x:/', 'unusable', 'the URL of the database is none'],
  ])('%s is refused, without its password', async (url, kind, says) => {
    const opening = openDatabase(url);
    await expect(opening).rejects.toMatchObject({ name: 'StoreProblem', kind });
    await expect(opening).rejects.toThrow(says);
    await expect(opening).rejects.not.toThrow(/s3cret|\n/);
  });

  it.each([
    ['postgres://u:s3cret@localhost/x', 'postgres://u@localhost/x'],
    ['postgres://127.0.0.2:5433/x', 'postgres://127.0.0.2:5433/x'],
    ['postgres://u@[::1]/x', 'postgres://u@[::1]/x'],
    ['postgres:///x?host=/run/postgresql', 'postgres:///x'],
    ['postgres://u:s3cret@db.example/x?sslmode=verify-full', 'postgres://u@db.example/x'],
    ['postgres://u:s3cret@db.example/x?sslmode=disable', 'postgres://u@db.example/x'],
  ])('%s is opened as %s', async (url, name) => {
    const database = await openDatabase(url);
    expect(database.name).toBe(name);
    await database.close();
  });
});

describe('a PostgreSQL database that is being shut down', () => {
  it('may say that it is ready and end the connection in one packet', async () => {
    const packet = Buffer.concat([welcome, farewell]);
    const server = createServer((socket) => socket.once('data', () => socket.end(packet)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const database = await openDatabase(`postgres://u@127.0.0.1:${port}/x`);
    await expect(sql`SELECT 1`.execute(database.query)).rejects.toMatchObject({ kind: 'unreachable' });
    await database.close();
    server.close();
  });
});
