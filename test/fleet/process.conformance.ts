import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { versionOf } from '../../src/node/store/migrate.ts';
import type { Databases } from './store.conformance.ts';
import { fill } from './samples.ts';

/** What must hold when several processes use one store, and any of them is killed at any moment. */
export function processConformance({ open, newUrl }: Databases): void {
  it('stores each check once, whichever of three processes is first', async () => {
    const url = await newUrl();
    const said = await Promise.all([1, 2, 3].map(() => saysAll(startProcess('add', url, '60'))));
    expect(said.flat().toSorted()).toHaveLength(60);
    expect(new Set(said.flat())).toHaveLength(60);
    const { store, database } = await open(url);
    expect(await store.checks.latest()).toHaveLength(7);
    const { rows } = await sql`SELECT 1 FROM checks JOIN cases ON check_id = id`.execute(database.query);
    expect(rows).toHaveLength(60);
  });

  it('has everything that was confirmed when the process is killed', async () => {
    const url = await newUrl();
    const child = startProcess('add', url);
    const said: string[] = [];
    for await (const id of createInterface(child.stdout)) {
      said.push(id);
      if (said.length === 40) child.kill('SIGKILL');
    }
    const { store } = await open(url);
    for (const id of said) expect((await store.checks.get(id))?.file).toBeDefined();
    const all = await Promise.all(
      (await store.checks.latest()).map(({ host }) =>
        store.checks.of({ host, limit: 1_000, newestFirst: true }),
      ),
    );
    // At most the one that was stored and not yet said.
    expect(all.flat().length - said.length).toBeOneOf([0, 1]);
    for (const [i, { id }] of (await store.checks.latest()).entries()) expect(all[i]?.[0]?.id).toBe(id);
  });

  it('is as it was when a migration is killed in its middle, and goes on', async () => {
    const url = await newUrl();
    const { store, database } = await open(url);
    await fill(store);
    const version = await versionOf(database);
    await store.close();
    const child = startProcess('migrateHalf', url);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await open(url);
    expect(await versionOf(again.database)).toBe(version);
    expect(await again.store.notes.keys('')).toEqual(['baseline/srv01']);
    expect(await again.store.hosts.all()).toHaveLength(2);
    const { rows } = await sql<object>`SELECT * FROM hosts`.execute(again.database.query);
    expect(rows[0]).not.toHaveProperty('more');
  });
}

/** Starts a process that uses a store, as `store-process.ts` describes. */
export function startProcess(...args: readonly string[]): ChildProcessByStdio<null, Readable, null> {
  const program = join(import.meta.dirname, 'store-process.ts');
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Every line that it says until it ends well. */
export async function saysAll(child: ChildProcessByStdio<null, Readable, null>): Promise<readonly string[]> {
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) lines.push(line);
  expect(await ended).toEqual([0, null]);
  return lines;
}
