import type { Kysely } from 'kysely';
import type { Page } from '../../app/store.ts';
import type { Check } from '../../core/fleet/check.ts';
import { checkColumns } from './check-row.ts';
import { pageOf, readPlace } from './place.ts';
import type { LatestRow, Tables } from './tables.ts';

/** What is asked for: checks judged by other rules than these, so many, after a place in that list. */
export interface JudgedAsked {
  readonly rules: string;
  readonly limit: number;
  readonly after: string | undefined;
}

/** Checks judged by other rules whose case is there, ordered by those rules and their time. */
export async function judgedBefore(
  db: Kysely<Tables>,
  asked: JudgedAsked,
  read: (rows: readonly LatestRow[]) => readonly Check[],
): Promise<Page<Check>> {
  // Two ranges of the index instead of "other than", which would read every row that was judged by these rules.
  const below = await rowsOn('<', db, asked, asked.limit + 1);
  const wanted = asked.limit + 1 - below.length;
  const rows = wanted === 0 ? below : below.concat(await rowsOn('>', db, asked, wanted));
  const page = pageOf(rows, asked.limit, (row) => [row.rules, row.started_at, row.id]);
  return { ...page, rows: read(page.rows) };
}

function rowsOn(
  side: '<' | '>',
  db: Kysely<Tables>,
  { rules, after }: JudgedAsked,
  limit: number,
): Promise<LatestRow[]> {
  let query = db
    .selectFrom('cases')
    .innerJoin('checks', 'checks.id', 'cases.check_id')
    .select(checkColumns.map((column) => `checks.${column}` as const))
    .where('cases.rules', side, rules);
  if (after !== undefined) {
    const [rulesThen = '', at = '', id = ''] = readPlace(after, 3);
    query = query.where((eb) =>
      eb(eb.refTuple('cases.rules', 'cases.started_at', 'cases.check_id'), '>', eb.tuple(rulesThen, at, id)),
    );
  }
  return query
    .orderBy('cases.rules')
    .orderBy('cases.started_at')
    .orderBy('cases.check_id')
    .limit(limit)
    .execute();
}
