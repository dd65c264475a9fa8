import type { Kysely } from 'kysely';
import { canonical } from './canonical.ts';
import { together } from './day-sum.ts';
import { renameInAlerts } from './rename-in-alerts.ts';
import type { HostRow, Tables } from './tables.ts';

type Db = Kysely<Tables>;

/** Brings what is kept under several spellings of a host together under its one name. */
export async function oneNameEach(db: Db): Promise<void> {
  for (const old of await spellingsIn(db)) {
    const name = canonical(old);
    await moveHost(db, old, name);
    await db.updateTable('checks').set({ host: name }).where('host', '=', old).execute();
    await moveLatest(db, old, name);
    await moveCertificates(db, old, name);
    await moveDays(db, old, name);
    // It is asked for again as soon as it is due.
    await db.deleteFrom('jobs').where('host', '=', old).execute();
    for (const note of ['negotiation held', 'negotiation accepted'])
      await moveNote(db, `${note} ${old}`, `${note} ${name}`);
    await renameInAlerts(db, old, name);
  }
}

/** Every spelling that is not the one name of its host. */
async function spellingsIn(db: Db): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const { target } of await db.selectFrom('hosts').select('target').execute()) found.add(target);
  for (const table of ['checks', 'latest', 'certificates', 'days', 'jobs'] as const)
    for (const { host } of await db.selectFrom(table).select('host').distinct().execute()) found.add(host);
  return [...found].filter((text) => canonical(text) !== text).toSorted();
}

async function moveHost(db: Db, old: string, name: string): Promise<void> {
  const rowOf = (target: string) =>
    db.selectFrom('hosts').selectAll().where('target', '=', target).executeTakeFirst();
  const row = await rowOf(old);
  if (row === undefined) return;
  const known = await rowOf(name);
  await db.deleteFrom('hosts').where('target', 'in', [old, name]).execute();
  const merged = known === undefined ? { ...row, target: name } : mergedHost(known, row);
  await db.insertInto('hosts').values(merged).execute();
  // The spelling that is watched already is kept.
  if (known === undefined) await db.insertInto('spellings').values({ target: name, spelled: old }).execute();
}

function mergedHost(known: HostRow, row: HostRow): HostRow {
  return {
    target: known.target,
    groups: union(known.groups, row.groups),
    every_seconds: Math.min(known.every_seconds, row.every_seconds),
    vantages: union(known.vantages, row.vantages),
    expect: known.expect ?? row.expect,
    note: known.note ?? row.note,
    watched: Math.max(known.watched, row.watched),
  };
}

/** Both lists in one; a broken one is left to the other. */
function union(one: string, other: string): string {
  const names = [one, other].flatMap((text) => {
    try {
      const list: unknown = JSON.parse(text);
      return Array.isArray(list) ? list : [];
    } catch {
      return [];
    }
  });
  return JSON.stringify([...new Set(names)]);
}

async function moveLatest(db: Db, old: string, name: string): Promise<void> {
  for (const row of await db.selectFrom('latest').selectAll().where('host', '=', old).execute()) {
    const moved = { ...row, host: name };
    await db
      .insertInto('latest')
      .values(moved)
      .onConflict((conflict) =>
        conflict
          .columns(['host', 'vantage'])
          .doUpdateSet(moved)
          .whereRef('excluded.started_at', '>=', 'latest.started_at'),
      )
      .execute();
  }
  await db.deleteFrom('latest').where('host', '=', old).execute();
}

async function moveCertificates(db: Db, old: string, name: string): Promise<void> {
  const of = (host: string) => db.selectFrom('certificates').selectAll().where('host', '=', host).execute();
  const known = new Map((await of(name)).map((row) => [row.sha256, row]));
  for (const row of await of(old)) {
    const same = known.get(row.sha256) ?? row;
    const moved = {
      ...row,
      host: name,
      first_seen: same.first_seen < row.first_seen ? same.first_seen : row.first_seen,
      last_seen: same.last_seen > row.last_seen ? same.last_seen : row.last_seen,
    };
    await db
      .insertInto('certificates')
      .values(moved)
      .onConflict((conflict) => conflict.columns(['host', 'sha256']).doUpdateSet(moved))
      .execute();
  }
  await db.deleteFrom('certificates').where('host', '=', old).execute();
}

async function moveDays(db: Db, old: string, name: string): Promise<void> {
  const of = (host: string) => db.selectFrom('days').selectAll().where('host', '=', host).execute();
  const known = new Map((await of(name)).map((row) => [`${row.vantage}\n${row.day}`, row]));
  for (const row of await of(old)) {
    const same = known.get(`${row.vantage}\n${row.day}`);
    const moved = { ...row, host: name, ...(same === undefined ? {} : together(row, same)) };
    await db
      .insertInto('days')
      .values(moved)
      .onConflict((conflict) => conflict.columns(['host', 'vantage', 'day']).doUpdateSet(moved))
      .execute();
  }
  await db.deleteFrom('days').where('host', '=', old).execute();
}

async function moveNote(db: Db, old: string, name: string): Promise<void> {
  const note = await db.selectFrom('notes').selectAll().where('key', '=', old).executeTakeFirst();
  if (note === undefined) return;
  await db
    .insertInto('notes')
    .values({ key: name, value: note.value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  await db.deleteFrom('notes').where('key', '=', old).execute();
}
