import { made } from './made.ts';
import type { Migration } from './migration.ts';

/** What stays of the checks of a day when they are let go. */
export const daysMigration: Migration = {
  name: 'days',
  async up(db, { text, whole, fraction }) {
    await made(
      db,
      'days',
      {
        host: [text, 'required'],
        vantage: [text, 'required'],
        day: [text, 'required'],
        checks: [whole, 'required'],
        worked: [whole, 'required'],
        round_trip_median: [fraction],
        round_trip_max: [fraction],
        lost: [fraction],
      },
      ['host', 'vantage', 'day'],
    );
  },
  down: (db) => db.schema.dropTable('days').execute(),
};
