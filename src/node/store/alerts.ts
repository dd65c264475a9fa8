import type { Kysely } from 'kysely';
import type { Store } from '../../app/store.ts';
import { alertSchema, type Alert } from '../../core/fleet/alert.ts';
import { pageOf, readPlace } from './place.ts';
import { readable, type Skipped } from './readable.ts';
import type { AlertRow, Tables } from './tables.ts';

/** The alerts, those that wait and are open, and those that are past. */
export function alertsIn(db: Kysely<Tables>, skipped: Skipped): Store['alerts'] {
  const read = (rows: readonly AlertRow[]) => readable(rows, alertOf, named, skipped);
  const all = db.selectFrom('alerts').selectAll();
  return {
    open: async () =>
      read(await all.where('state', '<>', 'recovered').orderBy('since').orderBy('id').execute()),
    get: async (id) => read(await all.where('id', '=', id).execute())[0],
    async put(alert) {
      const { id, state, since } = alert;
      const row = { id, state, since, alert: JSON.stringify(alert) };
      await db
        .insertInto('alerts')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async past(limit, before) {
      let query = all.where('state', '=', 'recovered');
      if (before !== undefined) {
        const [since = '', id = ''] = readPlace(before, 2);
        query = query.where((eb) => eb(eb.refTuple('since', 'id'), '<', eb.tuple(since, id)));
      }
      const rows = await query
        .orderBy('since', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      const page = pageOf(rows, limit, (row) => [row.since, row.id]);
      return { ...page, rows: read(page.rows) };
    },
  };
}

const named = { table: 'alerts', key: (row: AlertRow) => row.id };

function alertOf(row: AlertRow): Alert {
  return alertSchema.parse(JSON.parse(row.alert));
}
