import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/node/store/open-store.ts';
import { caseOf, check } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-small-disk-'));
/** A disk of two megabytes; making one takes root. */
const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
const at = '2026-11-01T10:00:00.000Z';
const full = {
  name: 'StoreProblem',
  kind: 'full',
  message: expect.stringContaining('the disk is full; nothing of this was stored'),
};

afterAll(() => {
  if (status === 0) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

describe.skipIf(status !== 0)('a small disk (needs root to mount one)', () => {
  const path = join(folder, 'fleet.db');
  beforeAll(async () => {
    const { store } = await openStore(path, () => {});
    await store.checks.add(check('first', at), caseOf('first'));
    await store.close();
  });

  it('that is full is said to be so, nothing is lost, and it goes on by itself', async () => {
    const { store } = await openStore(path, () => {});
    fill();
    const confirmed = ['first'];
    const adding = async () => {
      for (let i = 0; ; i += 1) {
        await store.checks.add(check(`srv${i}`, at), caseOf('srv'));
        confirmed.push(`srv${i}`);
      }
    };
    await expect(adding()).rejects.toMatchObject(full);
    expect((await store.checks.latest()).map(({ host }) => host).toSorted()).toEqual(confirmed.toSorted());
    makeRoom();
    expect(await store.checks.add(check('after', at), caseOf('after'))).toBe(true);
    await store.close();
  });

  it('that is full while a store is opened, or made, is said to be so', async () => {
    fill();
    await expect(openStore(path, () => {})).rejects.toMatchObject(full);
    await expect(openStore(join(folder, 'new.db'), () => {})).rejects.toMatchObject(full);
    makeRoom();
    const { store } = await openStore(path, () => {});
    expect((await store.checks.latest()).map(({ host }) => host)).toContain('after');
    await store.close();
  });
});

function fill(): void {
  expect(() => writeFileSync(join(folder, 'filler'), Buffer.alloc(4_000_000))).toThrow('ENOSPC');
}

function makeRoom(): void {
  unlinkSync(join(folder, 'filler'));
}
