import { sql, type Kysely } from 'kysely';
import type { JobRow, Tables } from './tables.ts';

/** A job is given up after so many attempts, whether they failed or their worker went away. */
export const MOST_ATTEMPTS = 5;

/** Who takes jobs of which vantage point, how many, now and until when (ISO 8601). */
export interface Claim {
  readonly worker: string;
  readonly vantage: string;
  readonly limit: number;
  readonly now: string;
  readonly until: string;
  /** No wait and no lease is this long: what stands later was written before the clock was set back. */
  readonly farthest: string;
}

/** Takes jobs that are due or whose lease has run out; each one counts as an attempt. */
export async function leaseJobs(db: Kysely<Tables>, claim: Claim): Promise<readonly JobRow[]> {
  const { worker, vantage, limit, now, until, farthest } = claim;
  const due = sql<boolean>`vantage = ${vantage} AND (
    (state = 'waiting' AND (next_at <= ${now} OR next_at > ${farthest})) OR
    (state = 'running' AND (leased_until <= ${now} OR leased_until > ${farthest})))`;
  const next = db.selectFrom('jobs').select('id').where(due);
  // Nobody takes the lock of the whole file to learn that there is nothing to do.
  if ((await next.limit(1).execute()).length === 0) return [];
  return db.transaction().execute(async (trx) => {
    await trx
      .updateTable('jobs')
      .set({ state: 'dead', problem: 'its worker went away', leased_until: null })
      .where('state', '=', 'running')
      .where('leased_until', '<=', now)
      .where('attempts', '>=', MOST_ATTEMPTS)
      .execute();
    return trx
      .updateTable('jobs')
      .set({ state: 'running', worker, leased_until: until, attempts: sql`attempts + 1` })
      .where('id', 'in', next.orderBy('next_at').orderBy('id').limit(limit))
      .returningAll()
      .execute();
  });
}

/** Hands a job back after so many attempts, unless somebody else has it by now. */
export async function handBack(db: Kysely<Tables>, { id, attempts, nextAt, problem }: Failed): Promise<void> {
  await db
    .updateTable('jobs')
    .set({
      state: attempts >= MOST_ATTEMPTS ? 'dead' : 'waiting',
      next_at: nextAt,
      leased_until: null,
      problem: problem.slice(0, 500),
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('attempts', '=', attempts)
    .execute();
}

interface Failed {
  readonly id: string;
  readonly attempts: number;
  readonly nextAt: string;
  readonly problem: string;
}
