import { describe, expect, it } from 'vitest';
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
