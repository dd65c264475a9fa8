import { expect, it } from 'vitest';
import type { ApiToken, AuditEntry, Session, User } from '../../src/app/store.ts';
import type { Databases } from './store.conformance.ts';

const at = '2026-11-01T00:00:00.000Z';

/** What a store must do for those who sign in, and for notes. */
export function peopleConformance({ open }: Databases): void {
  it('keeps users', async () => {
    const { people } = (await open()).store;
    const anna: User = { name: 'anna', role: 'admin', passwordHash: 'scrypt$x', disabled: false };
    const identity = { issuer: 'https://id.example', subject: '7' };
    const ben: User = { name: 'ben', role: 'viewer', identity, disabled: true };
    for (const user of [ben, { ...anna, role: 'viewer' as const }, anna]) await people.putUser(user);
    expect(await people.users()).toEqual([anna, ben]);
    expect(await people.user('ben')).toEqual(ben);
    expect(await people.user('nobody')).toBeUndefined();
  });

  it('keeps tokens, found by their hash alone', async () => {
    const { people } = (await open()).store;
    const token: ApiToken = {
      id: 't1',
      name: 'ci',
      sha256: 's',
      role: 'viewer',
      createdBy: 'anna',
      createdAt: at,
    };
    await people.putToken(token);
    await people.putToken({ ...token, lastUsedAt: at, expiresAt: at });
    expect(await people.token('s')).toEqual({ ...token, lastUsedAt: at, expiresAt: at });
    expect(await people.token('t1')).toBeUndefined();
    await people.removeToken('t1');
    expect(await people.tokens()).toEqual([]);
  });

  it('keeps sessions until they are ended or over', async () => {
    const { people, tidy } = (await open()).store;
    const session = (sha256: string, user: string, expiresAt: string): Session => ({
      sha256,
      user,
      csrf: 'c',
      createdAt: at,
      seenAt: at,
      expiresAt,
    });
    const later = '2027-11-01T00:00:00.000Z';
    const all = [session('1', 'anna', later), session('2', 'anna', later), session('3', 'ben', later)];
    for (const one of [...all, session('over', 'ben', at)]) await people.putSession(one);
    await tidy('2026-11-02T00:00:00.000Z', { casesDays: 1, checksDays: 1 });
    expect(await people.session('over')).toBeUndefined();
    await people.removeSession('1');
    expect(await people.session('1')).toBeUndefined();
    expect(await people.session('2')).toEqual(all[1]);
    await people.removeSessionsOf('anna');
    expect(await people.session('2')).toBeUndefined();
    expect(await people.session('3')).toEqual(all[2]);
  });

  it('keeps what was done by whom, newest first', async () => {
    const { people } = (await open()).store;
    const entry = (id: string): AuditEntry => ({
      id,
      at,
      who: 'anna',
      from: '127.0.0.1',
      did: 'signed in',
      ended: id === 'b' ? 'refused' : 'done',
      ...(id === 'a' ? { to: 'srv01' } : {}),
    });
    const stored = (id: string, place: number) => ({ ...entry(id), id: `00000${place}-${id}` });
    for (const id of ['a', 'b', 'c']) await people.addAudit(entry(id));
    const { rows, next } = await people.audit(2);
    expect(rows).toEqual([stored('c', 2), stored('b', 1)]);
    expect(await people.audit(2, next)).toEqual({ rows: [stored('a', 0)] });
  });

  it('keeps what was done within one millisecond in the order of writing, whatever the ids', async () => {
    const { people } = (await open()).store;
    const ids = ['9f', 'a0', '01', 'zz', '00', '5c', 'B1', 'b0', '~', '-', 'e4', '77'];
    const entry = (id: string): AuditEntry => ({ id, at, who: 'anna', from: '::1', did: id, ended: 'done' });
    await people.addAudit({ ...entry('later'), at: '2027-01-01T00:00:00.000Z' });
    for (const id of ids) await people.addAudit(entry(id));
    await people.addAudit({ ...entry('sooner'), at: '2025-01-01T00:00:00.000Z' });
    const told: string[] = [];
    let before: string | undefined;
    do {
      const { rows, next } = await people.audit(5, before);
      told.push(...rows.map(({ did }) => did));
      before = next;
    } while (before !== undefined);
    expect(told).toEqual(['later', ...ids.toReversed(), 'sooner']);
  });

  it('keeps notes, found by the beginning of their names', async () => {
    const { notes } = (await open()).store;
    for (const key of ['view/b', 'view/a', 'View/a', 'views', 'view/\u{1F600}', 'v%'])
      await notes.put(key, '1');
    await notes.put('view/a', '2');
    expect(await notes.keys('view/')).toEqual(['view/a', 'view/b', 'view/\u{1F600}']);
    expect(await notes.keys('v%')).toEqual(['v%']);
    expect(await notes.under('view/')).toEqual([
      { key: 'view/a', value: '2' },
      { key: 'view/b', value: '1' },
      { key: 'view/\u{1F600}', value: '1' },
    ]);
    const several = await notes.among([
      'view/a',
      'v%',
      'none',
      ...Array.from({ length: 1_200 }, (_, i) => `n${i}`),
    ]);
    expect(several).toEqual(
      new Map([
        ['v%', '1'],
        ['view/a', '2'],
      ]),
    );
    expect(await notes.among([])).toEqual(new Map());
    expect(await notes.get('view/a')).toBe('2');
    await notes.remove('view/a');
    expect(await notes.get('view/a')).toBeUndefined();
    expect(await notes.keys('')).toHaveLength(5);
  });
  it('swaps a note only where what was seen of it still stands, for one of many at once', async () => {
    const { notes } = (await open()).store;
    const steps: readonly (readonly [string | undefined, string | undefined, boolean])[] = [
      ['x', 'y', false],
      ['x', undefined, false],
      [undefined, undefined, true],
      [undefined, 'a', true],
      [undefined, 'b', false],
      ['b', 'c', false],
      ['a', 'c', true],
      ['c', undefined, true],
    ];
    for (const [was, next, done] of steps) expect(await notes.swap('turn', was, next)).toBe(done);
    expect(await notes.get('turn')).toBeUndefined();
    const many = Array.from({ length: 8 }, (_, i) => notes.swap('turn', undefined, `${i}`));
    expect((await Promise.all(many)).filter(Boolean)).toHaveLength(1);
  });
}
