import type { Kysely, Transaction } from 'kysely';
import type { Check } from '../../core/fleet/check.ts';
import { checkColumns } from './check-row.ts';
import { inPortions } from './in-portions.ts';
import type { LatestRow, Tables } from './tables.ts';

/**
 * The newest check of every host and vantage point. What was read before is remembered: a check is told from others by its
 * id, and from itself judged by other rules by those, so that only what is new is fetched and understood.
 */
export function latestIn(
  db: Kysely<Tables>,
  read: (rows: readonly LatestRow[], table: string) => readonly Check[],
): () => Promise<readonly Check[]> {
  let known: ReadonlyMap<string, Check> = new Map();
  return () =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const rows = await trx
          .selectFrom('latest')
          .select(['id', 'rules'])
          .orderBy('host')
          .orderBy('vantage')
          .execute();
        const fresh = await fetch(
          trx,
          rows.filter(({ id, rules }) => known.get(id)?.rules !== rules).map(({ id }) => id),
        );
        const understood = new Map(read(fresh, 'latest').map((check) => [check.id, check]));
        const newest = new Map<string, Check>();
        for (const { id, rules } of rows) {
          const check = understood.get(id) ?? known.get(id);
          if (check?.rules === rules) newest.set(id, check);
        }
        known = newest;
        return [...newest.values()];
      });
}

async function fetch(trx: Transaction<Tables>, ids: readonly string[]): Promise<readonly LatestRow[]> {
  const query = trx.selectFrom('latest').select(checkColumns);
  if (ids.length > MANY) return query.execute();
  const found: LatestRow[][] = [];
  for (const portion of inPortions(ids)) found.push(await query.where('id', 'in', portion).execute());
  return found.flat();
}

/** From here on it is quicker to read all of them. */
const MANY = 2_000;
