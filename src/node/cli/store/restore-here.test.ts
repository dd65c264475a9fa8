import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../store/open-store.ts';
import { restoreHere } from './restore-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-restore-'));
const at = (name: string) => join(folder, name);
writeFileSync(at('no.bak'), 'no backup');
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['no.bak', 'is no backup'],
  ['none.bak', 'no such file'],
])('leaves no database behind where %s cannot be restored', async (name, why) => {
  await expect(restoreHere(at('new.db'), at(name))).rejects.toThrow(why);
  expect(['', '-wal', '-shm'].filter((beside) => existsSync(at(`new.db${beside}`)))).toEqual([]);
});

it('leaves a database that was there where it is', async () => {
  const { store } = await openStore(at('old.db'), () => {});
  await store.close();
  await expect(restoreHere(at('old.db'), at('no.bak'))).rejects.toThrow('is no backup');
  expect(existsSync(at('old.db'))).toBe(true);
});
