import type { Kysely } from 'kysely';
import type { Store } from '../../app/store.ts';
import { deliverySchema, type Delivery } from '../../core/fleet/alert.ts';
import { readable, type Skipped } from './readable.ts';
import type { DeliveryRow, Tables } from './tables.ts';

/** Who is to be told of which alert, and how that went. */
export function deliveriesIn(db: Kysely<Tables>, skipped: Skipped): Store['deliveries'] {
  const read = (rows: readonly DeliveryRow[]) => readable(rows, deliveryOf, named, skipped);
  const all = db.selectFrom('deliveries').selectAll();
  return {
    async due(now, limit) {
      const rows = await all
        .where('state', 'in', ['due', 'failed'])
        .where((eb) => eb.or([eb('next_at', 'is', null), eb('next_at', '<=', now)]))
        .orderBy((eb) => eb.fn.coalesce('next_at', eb.val('')))
        .orderBy('id')
        .limit(limit)
        .execute();
      return read(rows);
    },
    async put(delivery) {
      const row = rowOf(delivery);
      await db
        .insertInto('deliveries')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    of: async (alert) => read(await all.where('alert', '=', alert).orderBy('id').execute()),
    async counts() {
      const rows = await db
        .selectFrom('deliveries')
        .select(['channel', 'state', (eb) => eb.fn.countAll().as('count')])
        .groupBy(['channel', 'state'])
        .orderBy('channel')
        .orderBy('state')
        .execute();
      return rows.map(({ channel, state, count }) => ({
        channel,
        state: deliverySchema.shape.state.parse(state),
        count: Number(count),
      }));
    },
  };
}

const named = { table: 'deliveries', key: (row: DeliveryRow) => row.id };

function rowOf({ id, alert, channel, event, state, attempts, ...rest }: Delivery): DeliveryRow {
  const { nextAt = null, problem = null, sentAt = null } = rest;
  return { id, alert, channel, event, state, attempts, next_at: nextAt, problem, sent_at: sentAt };
}

function deliveryOf({ next_at, problem, sent_at, ...row }: DeliveryRow): Delivery {
  return deliverySchema.parse({
    ...row,
    ...(next_at === null ? {} : { nextAt: next_at }),
    ...(problem === null ? {} : { problem }),
    ...(sent_at === null ? {} : { sentAt: sent_at }),
  });
}
