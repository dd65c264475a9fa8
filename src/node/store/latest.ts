import type { Kysely, Transaction } from 'kysely';
import type { Check } from '../../core/fleet/check.ts';
import { checkColumns } from './check-row.ts';
import { inPortions } from './in-portions.ts';
import type { LatestRow, Tables } from './tables.ts';

/**
 * The newest check of every host and vantage point. What was read before is remembered: a check is told from others, and
 * from itself judged by other rules, by its id and those rules, so that only what is new is fetched and understood.
 */
export function latestIn(
  db: Kysely<Tables>,
  read: (rows: readonly LatestRow[], table: string) => readonly Check[],
): () => Promise<readonly Check[]> {
  let known = new Map<string, Check>();
  return () =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        const all = await trx
          .selectFrom('latest')
          .select(['id', 'rules'])
          .orderBy('host')
          .orderBy('vantage')
          .execute();
        const fresh = await fetch(
          trx,
          all.filter((row) => !known.has(nameOf(row))),
        );
        const now = new Map(read(fresh, 'latest').map((check) => [nameOf(check), check]));
        const newest = new Map<string, Check>();
        for (const row of all) {
          const check = now.get(nameOf(row)) ?? known.get(nameOf(row));
          if (check !== undefined) newest.set(nameOf(row), check);
        }
        known = newest;
        return [...newest.values()];
      });
}

async function fetch(trx: Transaction<Tables>, rows: readonly Named[]): Promise<readonly LatestRow[]> {
  const found: LatestRow[][] = [];
  const query = trx.selectFrom('latest').select(checkColumns);
  for (const portion of inPortions(rows))
    found.push(
      await query
        .where(
          'id',
          'in',
          portion.map(({ id }) => id),
        )
        .execute(),
    );
  return found.flat();
}

type Named = Pick<LatestRow, 'id' | 'rules'>;

function nameOf({ id, rules }: Named): string {
  return `${id}\n${rules}`;
}
