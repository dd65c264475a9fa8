import type { Kysely } from 'kysely';
import type { ChecksAsked, DaySummary, Store } from '../../app/store.ts';
import { addCheck } from './add-check.ts';
import { canonical } from './canonical.ts';
import { checkColumns, checkOf, judged } from './check-row.ts';
import { inPortions } from './in-portions.ts';
import { judgedBefore } from './judged-before.ts';
import { latestIn } from './latest.ts';
import { unpackCase } from './packed-case.ts';
import { readable, type Skipped } from './readable.ts';
import type { DayRow, LatestRow, Tables } from './tables.ts';

/** The checks with their cases. */
export function checksIn(db: Kysely<Tables>, skipped: Skipped): Store['checks'] {
  const read = (rows: readonly LatestRow[], table = 'checks') =>
    readable(rows, checkOf, { table, key: (row) => row.id }, skipped);
  return {
    add: (check, file) => addCheck(db, check, file, skipped),
    of: async (asked) => read(await rowsOf(db, asked)),
    async get(id) {
      const [check] = read(await db.selectFrom('checks').select(checkColumns).where('id', '=', id).execute());
      if (check === undefined) return undefined;
      const kept = await db
        .selectFrom('cases')
        .select('packed')
        .where('check_id', '=', id)
        .executeTakeFirst();
      if (kept === undefined) return { check };
      const file = unpackCase(kept.packed);
      if (!('problem' in file)) return { check, file };
      skipped({ table: 'cases', key: id, problem: file.problem });
      return { check };
    },
    latest: latestIn(db, read),
    async latestOf(hosts) {
      const found: LatestRow[][] = [];
      for (const portion of inPortions(hosts.map(canonical)))
        found.push(
          await db
            .selectFrom('latest')
            .select(checkColumns)
            .where('host', 'in', portion)
            .orderBy('host')
            .orderBy('vantage')
            .execute(),
        );
      return read(found.flat(), 'latest');
    },
    days: async (host, since) => (await daysOf(db, canonical(host), since)).map(dayOf),
    judgedBefore: (rules, limit, after) => judgedBefore(db, { rules, limit, after }, read),
    rejudged: (id, rules, snapshot) =>
      db.transaction().execute(async (trx) => {
        const changed = { rules, snapshot: JSON.stringify(snapshot) };
        await trx
          .updateTable('checks')
          .set({ ...changed, ...judged(snapshot) })
          .where('id', '=', id)
          .execute();
        await trx.updateTable('cases').set({ rules }).where('check_id', '=', id).execute();
        await trx.updateTable('latest').set(changed).where('id', '=', id).execute();
      }),
  };
}

function rowsOf(db: Kysely<Tables>, asked: ChecksAsked): Promise<LatestRow[]> {
  const { host, vantage, since, until, limit, newestFirst } = asked;
  const order = newestFirst ? 'desc' : 'asc';
  let query = db.selectFrom('checks').select(checkColumns).where('host', '=', canonical(host));
  if (vantage !== undefined) query = query.where('vantage', '=', vantage);
  if (since !== undefined) query = query.where('started_at', '>=', since);
  if (until !== undefined) query = query.where('started_at', '<', until);
  return query.orderBy('started_at', order).orderBy('id', order).limit(limit).execute();
}

function daysOf(db: Kysely<Tables>, host: string, since: string): Promise<DayRow[]> {
  return db
    .selectFrom('days')
    .selectAll()
    .where('host', '=', host)
    .where('day', '>=', since.slice(0, 'YYYY-MM-DD'.length))
    .orderBy('day')
    .orderBy('vantage')
    .execute();
}

function dayOf(row: DayRow): DaySummary {
  return {
    host: row.host,
    vantage: row.vantage,
    day: row.day,
    checks: row.checks,
    worked: row.worked,
    ...(row.round_trip_median === null || row.round_trip_max === null
      ? {}
      : { roundTripMs: { median: row.round_trip_median, max: row.round_trip_max } }),
    ...(row.lost === null ? {} : { lost: row.lost }),
  };
}
