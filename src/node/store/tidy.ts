import type { Kysely, Transaction } from 'kysely';
import type { Store } from '../../app/store.ts';
import { addUp, type Seen } from './day-sum.ts';
import type { Skipped } from './readable.ts';
import type { CheckRow, DayRow, Tables } from './tables.ts';

/** Lets what is old go, a little at a time, so that nobody waits for it; it may be stopped anywhere and run again. */
export function tidyIn(db: Kysely<Tables>, skipped: Skipped): Store['tidy'] {
  return async (now, { casesDays, checksDays }) => {
    await letCasesGo(db, startOfDay(now, casesDays));
    await letChecksGo(db, startOfDay(now, checksDays), skipped);
    await db.deleteFrom('sessions').where('expires_at', '<', now).execute();
    await db
      .deleteFrom('jobs')
      .where('state', '=', 'dead')
      .where('due_at', '<', startOfDay(now, checksDays))
      .execute();
  };
}

async function letCasesGo(db: Kysely<Tables>, before: string): Promise<void> {
  for (;;) {
    const old = db
      .selectFrom('cases')
      .select('check_id')
      .where('started_at', '<', before)
      .orderBy('started_at')
      .limit(PORTION);
    const { numDeletedRows } = await db.deleteFrom('cases').where('check_id', 'in', old).executeTakeFirst();
    if (numDeletedRows < PORTION) return;
  }
}

/** A host's day from one vantage point at a time: added up and taken away in one transaction. */
async function letChecksGo(db: Kysely<Tables>, before: string, skipped: Skipped): Promise<void> {
  for (;;) {
    const oldest = await db
      .selectFrom('checks')
      .select(['id', 'host', 'vantage', 'started_at'])
      .where('started_at', '<', before)
      .orderBy('started_at')
      .limit(1)
      .executeTakeFirst();
    if (oldest === undefined) return;
    if (/^\d{4}-\d\d-\d\dT/.test(oldest.started_at)) {
      await db.transaction().execute((trx) => rollUp(trx, oldest));
    } else {
      // Without a day it belongs to no sum, and must not take others along.
      skipped({ table: 'checks', key: oldest.id, problem: 'its time is broken; it was let go' });
      await db.deleteFrom('checks').where('id', '=', oldest.id).execute();
    }
  }
}

async function rollUp(trx: Transaction<Tables>, { host, vantage, started_at }: Place): Promise<void> {
  const day = started_at.slice(0, 'YYYY-MM-DD'.length);
  const gone = await trx
    .deleteFrom('checks')
    .where('host', '=', host)
    .where('vantage', '=', vantage)
    .where('started_at', '>=', day)
    .where('started_at', '<', `${day}~`)
    .returning(['outcome', 'round_trip_ms', 'lost'])
    .execute();
  const known = await trx
    .selectFrom('days')
    .selectAll()
    .where('host', '=', host)
    .where('vantage', '=', vantage)
    .where('day', '=', day)
    .executeTakeFirst();
  const row: DayRow = { host, vantage, day, ...addUp(gone satisfies readonly Seen[], known) };
  await trx
    .insertInto('days')
    .values(row)
    .onConflict((conflict) => conflict.columns(['host', 'vantage', 'day']).doUpdateSet(row))
    .execute();
}

type Place = Pick<CheckRow, 'host' | 'vantage' | 'started_at'>;

/** The midnight (UTC) so many days ago: a day is let go as a whole. */
function startOfDay(now: string, daysAgo: number): string {
  const at = new Date(now);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - daysAgo)).toISOString();
}

const PORTION = 500;
