import { zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Databases } from './store.conformance.ts';
import { alert, caseOf, check, delivery, host } from './samples.ts';

const [first, second] = ['2026-11-01T10:00:00.000Z', '2026-11-02T10:00:00.000Z'];

/** What a store must do with rows that somebody else, or a failing disk, wrote into it. */
export function damageConformance({ open, skipped }: Databases): void {
  it('names checks that are broken, skips them, and goes on', async () => {
    const { store, database } = await open();
    for (const at of [first, second]) await store.checks.add(check('srv01', at), caseOf('srv01'));
    await store.checks.add(check('srv02', first), caseOf('srv02'));
    const broken = check('srv01', second).id;
    for (const table of ['checks', 'latest'] as const)
      await database.query
        .updateTable(table)
        .set({ snapshot: '{"outcome":' })
        .where('id', '=', broken)
        .execute();
    expect(await store.checks.of({ host: 'srv01', limit: 9, newestFirst: true })).toEqual([
      check('srv01', first),
    ]);
    expect(await store.checks.latest()).toEqual([check('srv02', first)]);
    await store.checks.latest();
    expect(skipped).toEqual([
      { table: 'checks', key: broken, problem: 'its JSON is broken' },
      { table: 'latest', key: broken, problem: 'its JSON is broken' },
    ]);
    expect(await store.checks.get(broken)).toBeUndefined();
    expect((await store.checks.judgedBefore('other', 9)).rows).toHaveLength(2);
  });

  it.each([
    ['broken bytes', Buffer.from('no zstd'), 'its compressed case is broken'],
    [
      'half of one',
      zstdCompressSync(JSON.stringify(caseOf('srv01'))).subarray(0, 40),
      'its compressed case is broken',
    ],
    ['no JSON', zstdCompressSync('no JSON'), 'case file: not JSON'],
    ['a bomb', zstdCompressSync(Buffer.alloc(65 * 1_048_576)), 'its case grows beyond any that is stored'],
  ])('gives a check without its case where that is %s', async (_, packed, problem) => {
    const { store, database } = await open();
    const one = check('srv01', first);
    await store.checks.add(one, caseOf('srv01'));
    await database.query.updateTable('cases').set({ packed }).execute();
    expect(await store.checks.get(one.id)).toEqual({ check: one });
    expect(skipped).toEqual([{ table: 'cases', key: one.id, problem }]);
  });

  it.each(['', '2', '2026-1'])('lets a check go alone whose time is "%s"', async (started_at) => {
    const { store, database } = await open();
    for (const at of [first, second]) await store.checks.add(check('srv01', at), caseOf('srv01'));
    const broken = check('srv01', first).id;
    await database.query.updateTable('checks').set({ started_at }).where('id', '=', broken).execute();
    await store.tidy('2026-12-01T00:00:00.000Z', { casesDays: 60, checksDays: 60 });
    expect(await store.checks.of({ host: 'srv01', limit: 9, newestFirst: true })).toEqual([
      check('srv01', second),
    ]);
    expect(await store.checks.days('srv01', '')).toEqual([]);
    expect(skipped).toEqual([{ table: 'checks', key: broken, problem: 'its time is broken; it was let go' }]);
  });

  it('does the same with hosts, certificates, alerts, deliveries and users', async () => {
    const { store, database } = await open();
    await store.hosts.put([host('a'), host('b')]);
    await store.checks.add(check('a', first), caseOf('a'));
    await store.alerts.put(alert('a1'));
    await store.alerts.put(alert('a2'));
    await store.deliveries.put(delivery('d1'));
    await store.people.putUser({ name: 'anna', role: 'admin', disabled: false });
    await store.people.putUser({ name: 'ben', role: 'viewer', disabled: false });
    const { query } = database;
    await query.updateTable('hosts').set({ groups: '7' }).where('target', '=', 'a').execute();
    await query.updateTable('certificates').set({ certificate: '{}' }).execute();
    await query.updateTable('alerts').set({ alert: '[]' }).where('id', '=', 'a1').execute();
    await query.updateTable('deliveries').set({ event: 'sung' }).execute();
    await query.updateTable('users').set({ role: 'emperor' }).where('name', '=', 'anna').execute();
    expect(await store.hosts.all()).toEqual([host('b')]);
    expect(await store.certificates.of('a')).toEqual([]);
    expect((await store.alerts.open()).map(({ id }) => id)).toEqual(['a2']);
    expect(await store.deliveries.of('a1')).toEqual([]);
    // Whose role is not known gets in nowhere.
    expect(await store.people.user('anna')).toBeUndefined();
    expect((await store.people.users()).map(({ name }) => name)).toEqual(['ben']);
    expect(skipped.map(({ table }) => table)).toEqual([
      'hosts',
      'certificates',
      'alerts',
      'deliveries',
      'users',
    ]);
    expect(skipped[0]?.problem).toContain('groups: ');
  });
}
