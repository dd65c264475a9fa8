import { z } from 'zod';
import { sql, type Kysely } from 'kysely';
import type { AuditEntry, Store } from '../../app/store.ts';
import { pageOf, readPlace } from './place.ts';
import { readable, type Skipped } from './readable.ts';
import type { AuditRow, Tables } from './tables.ts';

/** What was done by whom, newest first. */
export function auditIn(db: Kysely<Tables>, skipped: Skipped): Pick<Store['people'], 'audit' | 'addAudit'> {
  return {
    async audit(limit, before) {
      let query = db.selectFrom('audit').selectAll();
      if (before !== undefined) {
        const [at = '', id = ''] = readPlace(before, 2);
        query = query.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(at, id)));
      }
      const rows = await query
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      const page = pageOf(rows, limit, (row) => [row.at, row.id]);
      return { ...page, rows: readable(page.rows, entryOf, named, skipped) };
    },
    async addAudit({ id, at, who, from, did, to, ended }) {
      await db
        .insertInto('audit')
        .values({ id: inOrder(at, id), at, who, origin: from, did, target: to ?? null, ended })
        .execute();
    },
  };
}

/** The id with how many of its moment there are already before it: who reads by moment and id reads in the order of writing. */
function inOrder(at: string, id: string) {
  return sql<string>`(select substr(cast(1000000 + count(*) as text), 2) from audit where at = ${at}) || '-' || cast(${id} as text)`;
}

const named = { table: 'audit', key: (row: AuditRow) => row.id };
const endings = z.object({ ended: z.enum(['done', 'refused']) });

function entryOf({ id, at, who, origin, did, target, ...row }: AuditRow): AuditEntry {
  const { ended } = endings.parse(row);
  return { id, at, who, from: origin, did, ended, ...(target === null ? {} : { to: target }) };
}
