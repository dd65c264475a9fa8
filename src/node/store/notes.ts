import type { Kysely } from 'kysely';
import type { Store } from '../../app/store.ts';
import { inPortions } from './in-portions.ts';
import type { Tables } from './tables.ts';

/** Named small values. */
export function notesIn(db: Kysely<Tables>): Store['notes'] {
  const beginning = (prefix: string) =>
    db.selectFrom('notes').where('key', '>=', prefix).where('key', '<', `${prefix}\u{10FFFF}`).orderBy('key');
  return {
    async get(key) {
      const row = await db.selectFrom('notes').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value;
    },
    async put(key, value) {
      await db
        .insertInto('notes')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },
    async keys(prefix) {
      const rows = await beginning(prefix).select('key').execute();
      return rows.map(({ key }) => key);
    },
    under: (prefix) => beginning(prefix).select(['key', 'value']).execute(),
    async among(keys) {
      const found = new Map<string, string>();
      for (const portion of inPortions(keys))
        for (const { key, value } of await db
          .selectFrom('notes')
          .select(['key', 'value'])
          .where('key', 'in', portion)
          .execute())
          found.set(key, value);
      return found;
    },
    async remove(key) {
      await db.deleteFrom('notes').where('key', '=', key).execute();
    },
    async swap(key, was, next) {
      if (was === undefined) {
        if (next === undefined) return (await this.get(key)) === undefined;
        const added = await db
          .insertInto('notes')
          .values({ key, value: next })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirst();
        return added.numInsertedOrUpdatedRows === 1n;
      }
      if (next === undefined) {
        const gone = await db
          .deleteFrom('notes')
          .where('key', '=', key)
          .where('value', '=', was)
          .executeTakeFirst();
        return gone.numDeletedRows === 1n;
      }
      const put = await db
        .updateTable('notes')
        .set({ value: next })
        .where('key', '=', key)
        .where('value', '=', was)
        .executeTakeFirst();
      return put.numUpdatedRows === 1n;
    },
  };
}
