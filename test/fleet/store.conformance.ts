import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CertificateSpell } from '../../src/core/fleet/certificate-spell.ts';
import { openStore, type OpenedStore } from '../../src/node/store/open-store.ts';
import type { SkippedRow } from '../../src/node/store/readable.ts';
import { damageConformance } from './damage.conformance.ts';
import { migrationConformance } from './migration.conformance.ts';
import { peopleConformance } from './people.conformance.ts';
import { processConformance } from './process.conformance.ts';
import { safekeepingConformance } from './safekeeping.conformance.ts';
import { alert, caseOf, certificate, check, delivery, host } from './samples.ts';

/** What the suite is given: URLs of empty databases, and stores opened on them that are closed after each test. */
export interface Databases {
  readonly newUrl: () => Promise<string>;
  readonly open: (url?: string) => Promise<OpenedStore>;
  readonly folder: () => string;
  /** Every row that was skipped in this test. */
  readonly skipped: SkippedRow[];
}

/** What every store must do, whichever database is below it. */
export function storeConformance(name: string, newUrl: (folder: string) => Promise<string>): void {
  describe(name, () => {
    const opened: OpenedStore[] = [];
    const skipped: SkippedRow[] = [];
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-store-'));
    });
    afterEach(async () => {
      for (const { store } of opened.splice(0)) await store.close();
      skipped.length = 0;
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const databases: Databases = {
      newUrl: () => newUrl(folder),
      async open(url) {
        const one = await openStore(url ?? (await newUrl(folder)), (row) => skipped.push(row));
        opened.push(one);
        return one;
      },
      folder: () => folder,
      skipped,
    };
    describe('hosts', () => hostConformance(databases));
    describe('checks', () => checkConformance(databases));
    describe('letting go', () => tidyConformance(databases));
    describe('alerts', () => alertConformance(databases));
    describe('people and notes', () => peopleConformance(databases));
    describe('damage', () => damageConformance(databases));
    describe('backup and export', () => safekeepingConformance(databases));
    describe('migrations', () => migrationConformance(databases));
    describe('several processes', () => processConformance(databases));
  });
}

function hostConformance({ open }: Databases): void {
  it('keeps what was put, sorted by bytes, the last of each name', async () => {
    const { hosts } = (await open()).store;
    const full = host('srv01:3390', { groups: ['a', 'b'], expect: 'nla', note: 'x', watched: false });
    await hosts.put([host('srv01:3390'), host('Zebra'), host('ärger'), host('[2001:db8::1]:3389'), full]);
    expect((await hosts.all()).map(({ target }) => target)).toEqual([
      '2001:db8::1',
      'srv01:3390',
      'xn--rger-koa',
      'zebra',
    ]);
    expect((await hosts.all()).map(({ spelled }) => spelled)).toEqual([
      '[2001:db8::1]:3389',
      undefined,
      'ärger',
      'Zebra',
    ]);
    expect(await hosts.get('srv01:3390')).toEqual(full);
    await hosts.put([host('srv01:3390')]);
    expect(await hosts.get('srv01:3390')).toEqual(host('srv01:3390'));
    await hosts.remove(['srv01:3390', 'nobody']);
    expect(await hosts.get('srv01:3390')).toBeUndefined();
  });

  it('knows a host by every spelling, and how its owner writes it', async () => {
    const { hosts, checks, certificates } = (await open()).store;
    await hosts.put([host('SRV01')]);
    await checks.add(check('srv01.', '2026-11-01T10:00:00.000Z'), caseOf('srv01'));
    for (const spelling of ['srv01', 'SRV01.', 'srv01:3389', ' Srv01:3389 ']) {
      expect(await hosts.get(spelling)).toEqual({ ...host('srv01'), spelled: 'SRV01' });
      expect(await checks.of({ host: spelling, limit: 9, newestFirst: true })).toMatchObject([
        { host: 'srv01' },
      ]);
      expect(await certificates.of(spelling)).toHaveLength(1);
    }
    await hosts.put([{ ...host('srv01', { note: 'x' }), spelled: 'SRV01' }, host('srv01:3390')]);
    expect((await hosts.all()).map(({ target, spelled }) => [target, spelled])).toEqual([
      ['srv01', 'SRV01'],
      ['srv01:3390', undefined],
    ]);
    await hosts.remove(['Srv01.']);
    expect(await hosts.all()).toEqual([host('srv01:3390')]);
  });

  it('takes ten thousand at once, from two sides at the same time', async () => {
    const { hosts } = (await open()).store;
    const many = Array.from({ length: 10_000 }, (_, i) => host(`srv${i}`));
    await Promise.all([hosts.put(many), hosts.put(many.toReversed())]);
    expect(await hosts.all()).toHaveLength(10_000);
    await hosts.remove(many.slice(1).map(({ target }) => target));
    expect(await hosts.all()).toEqual([host('srv0')]);
  });

  it('keeps text that no database likes alike in both', async () => {
    const { hosts, notes } = (await open()).store;
    await hosts.put([host('srv', { note: `a'b"c\\d\u0000e%_\u{1F600}` })]);
    expect((await hosts.get('srv'))?.note).toBe(`a'b"c\\d\uFFFDe%_\u{1F600}`);
    await notes.put("'; DROP TABLE hosts; --", 'x');
    expect(await hosts.all()).toHaveLength(1);
  });
}

function checkConformance({ open }: Databases): void {
  const [first, second, third] = ['01', '02', '03'].map((day) => `2026-11-${day}T10:00:00.000Z`) as [
    string,
    string,
    string,
  ];

  it('stores a check once, with its case, whoever reports it how often', async () => {
    const { checks } = (await open()).store;
    const one = check('srv01', first);
    const added = await Promise.all(Array.from({ length: 8 }, () => checks.add(one, caseOf('srv01'))));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await checks.get(one.id)).toEqual({ check: one, file: caseOf('srv01') });
    expect(await checks.get('no such')).toBeUndefined();
  });

  it('keeps a check of which nothing was measured', async () => {
    const { checks } = (await open()).store;
    const bare = { ...check('srv01', first), snapshot: { outcome: 'unknown' as const, exit: 40 } };
    await checks.add(bare, caseOf('srv01'));
    expect(await checks.latest()).toEqual([bare]);
  });

  it('knows the newest of every host and vantage point, in whatever order they come', async () => {
    const { checks, hosts } = (await open()).store;
    const away = { vantage: 'branch' };
    for (const one of [check('b', second), check('b', first), check('b', first, {}, away), check('a', third)])
      await checks.add(one, caseOf(one.host));
    expect(await checks.latest()).toEqual([
      check('a', third),
      check('b', first, {}, away),
      check('b', second),
    ]);
    expect(await checks.latestOf(['B', 'c'])).toEqual([check('b', first, {}, away), check('b', second)]);
    expect(await checks.latestOf([])).toEqual([]);
    await hosts.remove(['b']);
    expect(await checks.latest()).toEqual([check('a', third)]);
    expect(await checks.of({ host: 'b', limit: 9, newestFirst: false })).toHaveLength(3);
  });

  it.each([
    [{ newestFirst: true, limit: 2 }, [third, second]],
    [{ newestFirst: false, limit: 2 }, [first, second]],
    [{ newestFirst: false, limit: 9, since: second }, [second, third]],
    [{ newestFirst: false, limit: 9, until: second }, [first]],
    [{ newestFirst: false, limit: 9, vantage: 'branch' }, []],
    [{ newestFirst: false, limit: 0 }, []],
  ])('finds the checks of a host: %j', async (asked, found) => {
    const { checks } = (await open()).store;
    for (const at of [second, third, first]) await checks.add(check('srv01', at), caseOf('srv01'));
    await checks.add(check('srv02', first), caseOf('srv02'));
    const rows = await checks.of({ host: 'srv01', ...asked });
    expect(rows.map(({ startedAt }) => startedAt)).toEqual(found);
  });

  it('hands out hosts page by page, in the order of their names', async () => {
    const { hosts } = (await open()).store;
    await hosts.put(['srv3', 'srv1', 'srv5', 'srv2', 'srv4'].map((target) => host(target, { groups: [] })));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await hosts.page(2, after);
      expect(page.rows.length).toBeLessThanOrEqual(2);
      seen.push(...page.rows.map(({ target }) => target));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(['srv1', 'srv2', 'srv3', 'srv4', 'srv5']);
    expect(await hosts.page(5)).not.toHaveProperty('next');
    expect(await hosts.page(2, 'srv9')).toEqual({ rows: [] });
  });

  it('hands out what other rules judged, page by page, until all is judged again', async () => {
    const { checks } = (await open()).store;
    const rules = ['rules-0', 'rules-2', 'rules-1', 'rules-0', 'rules-3'];
    for (const [i, by] of rules.entries())
      await checks.add(check(`srv${i}`, first, {}, { rules: by }), caseOf(`srv${i}`));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await checks.judgedBefore('rules-2', 2, after);
      seen.push(...page.rows.map(({ host }) => host));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(['srv0', 'srv3', 'srv2', 'srv4']);
    for (const target of seen)
      await checks.rejudged(check(target, first).id, 'rules-2', { outcome: 'fails', exit: 21, lead: 'why' });
    expect(await checks.judgedBefore('rules-2', 2)).toEqual({ rows: [] });
    expect((await checks.latest())[0]?.snapshot).toEqual({ outcome: 'fails', exit: 21, lead: 'why' });
    expect((await checks.get(check('srv0', first).id))?.check.rules).toBe('rules-2');
    await expect(checks.judgedBefore('x', 2, 'bogus')).rejects.toThrow('"bogus" is no place in this list');
  });

  it('remembers each certificate of a host, and which newest ones end soon', async () => {
    const { checks, certificates, hosts } = (await open()).store;
    const [soon, later] = ['2026-12-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z'];
    const looks = [
      ['renewed', first, certificate('a', soon)],
      ['renewed', third, certificate('b', later)],
      ['due', third, certificate('c', soon)],
      ['due', first, certificate('c', soon)],
      ['gone', first, certificate('d', soon)],
    ] as const;
    for (const [target, at, seen] of looks)
      await checks.add(check(target, at, { certificate: seen }), caseOf(target));
    await hosts.remove(['gone']);
    const due = { host: 'due', certificate: certificate('c', soon), firstSeen: first, lastSeen: third };
    expect(await certificates.endingBefore('2026-12-31T00:00:00.000Z')).toEqual([due]);
    const named = (all: readonly CertificateSpell[]) =>
      all.map(({ host, certificate: { sha256 } }) => `${host} ${sha256[0]}`);
    expect(named(await certificates.of('renewed'))).toEqual(['renewed a', 'renewed b']);
    expect(named(await certificates.among(['RENEWED', 'due', 'never']))).toEqual([
      'due c',
      'renewed a',
      'renewed b',
    ]);
    expect(await certificates.among([])).toEqual([]);
  });
}

function tidyConformance({ open }: Databases): void {
  const keep = { casesDays: 10, checksDays: 30 };
  const now = '2026-11-30T15:00:00.000Z';
  const old = (hour: number) => `2026-10-30T${String(hour).padStart(2, '0')}:00:00.000Z`;

  it('lets cases go, then checks, and keeps the sum of their days and the newest of each host', async () => {
    const { checks, tidy } = (await open()).store;
    const trips = [9, 1, 2, 30, 5];
    for (const [i, roundTripMs] of trips.entries()) {
      const outcome = i === 3 ? ('fails' as const) : ('disturbed' as const);
      await checks.add(
        check('srv01', old(i), { roundTripMs, lost: i === 0 ? 0.5 : 0, outcome }),
        caseOf('x'),
      );
    }
    await checks.add(check('srv01', '2026-10-31T00:00:00.000Z'), caseOf('x'));
    await tidy(now, keep);
    expect(await checks.days('srv01', '2026-10-01T00:00:00.000Z')).toEqual([
      {
        host: 'srv01',
        vantage: 'here',
        day: '2026-10-30',
        checks: 5,
        worked: 4,
        roundTripMs: { median: 5, max: 30 },
        lost: 0.1,
      },
    ]);
    const left = await checks.of({ host: 'srv01', limit: 9, newestFirst: true });
    expect(left.map(({ startedAt }) => startedAt)).toEqual(['2026-10-31T00:00:00.000Z']);
    expect((await checks.get(left[0]!.id))?.file).toBeUndefined();
    await tidy('2027-11-30T15:00:00.000Z', keep);
    expect(await checks.latest()).toHaveLength(1);
    expect(await checks.of({ host: 'srv01', limit: 9, newestFirst: true })).toEqual([]);
  });

  it('adds what is reported after its day was added up', async () => {
    const { checks, tidy } = (await open()).store;
    for (const hour of [1, 2])
      await checks.add(check('srv01', old(hour), { roundTripMs: 4, lost: 0 }), caseOf('x'));
    await tidy(now, keep);
    await checks.add(check('srv01', old(3), { roundTripMs: 40, lost: 0.3, outcome: 'fails' }), caseOf('x'));
    await tidy(now, keep);
    await tidy(now, keep);
    const [day] = await checks.days('srv01', old(0));
    expect(day).toMatchObject({ checks: 3, worked: 2, roundTripMs: { median: 4, max: 40 } });
    expect(day?.lost).toBeCloseTo(0.1);
  });

  it('keeps a day of which nothing was measured without figures', async () => {
    const { checks, tidy } = (await open()).store;
    const bare = { ...check('srv01', old(1)), snapshot: { outcome: 'unknown' as const, exit: 40 } };
    await checks.add(bare, caseOf('x'));
    await tidy(now, keep);
    expect(await checks.days('srv01', old(0))).toEqual([
      { host: 'srv01', vantage: 'here', day: '2026-10-30', checks: 1, worked: 0 },
    ]);
  });
}

function alertConformance({ open }: Databases): void {
  it('tells open alerts from past ones, and pages through those', async () => {
    const { alerts } = (await open()).store;
    for (const id of ['a', 'b', 'c', 'd', 'e']) await alerts.put(alert(id, { state: 'recovered' }));
    await alerts.put(alert('w', { state: 'waiting' }));
    await alerts.put(alert('o'));
    await alerts.put(alert('o', { toldAt: '2026-11-01T00:01:00.000Z' }));
    expect((await alerts.open()).map(({ id }) => id)).toEqual(['o', 'w']);
    expect((await alerts.get('o'))?.toldAt).toBe('2026-11-01T00:01:00.000Z');
    expect(await alerts.get('no such')).toBeUndefined();
    const first = await alerts.past(2);
    const second = await alerts.past(2, first.next);
    const third = await alerts.past(2, second.next);
    expect([first, second, third].map(({ rows }) => rows.map(({ id }) => id).join(''))).toEqual([
      'ed',
      'cb',
      'a',
    ]);
    expect(third.next).toBeUndefined();
  });

  it('hands out the deliveries that are due, and only those', async () => {
    const { deliveries } = (await open()).store;
    const [before, now, after] = ['10', '11', '12'].map((hour) => `2026-11-01T${hour}:00:00.000Z`);
    for (const one of [
      delivery('again', { state: 'failed', attempts: 1, nextAt: before!, problem: 'no answer' }),
      delivery('at once'),
      delivery('later', { nextAt: after! }),
      delivery('sent', { state: 'sent', sentAt: before! }),
      delivery('dead', { state: 'dead', attempts: 9 }),
    ])
      await deliveries.put(one);
    expect((await deliveries.due(now!, 9)).map(({ id }) => id)).toEqual(['at once', 'again']);
    expect(await deliveries.due(now!, 1)).toEqual([delivery('at once')]);
    await deliveries.put(delivery('at once', { state: 'sent', attempts: 1, sentAt: now! }));
    expect(await deliveries.due(now!, 9)).toHaveLength(1);
    expect(await deliveries.of('a1')).toHaveLength(5);
  });
}
