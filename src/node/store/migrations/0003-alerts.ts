import { made } from './made.ts';
import type { Migration } from './migration.ts';

/** Alerts, and who was told of them. */
export const alertsMigration: Migration = {
  name: 'alerts',
  async up(db, { text, whole }) {
    await made(db, 'alerts', {
      id: [text, 'key'],
      state: [text, 'required'],
      since: [text, 'required'],
      alert: [text, 'required'],
    });
    await db.schema.createIndex('alerts_state').on('alerts').columns(['state', 'since', 'id']).execute();
    await made(db, 'deliveries', {
      id: [text, 'key'],
      alert: [text, 'required'],
      channel: [text, 'required'],
      event: [text, 'required'],
      state: [text, 'required'],
      attempts: [whole, 'required'],
      next_at: [text],
      problem: [text],
      sent_at: [text],
    });
    await db.schema.createIndex('deliveries_due').on('deliveries').columns(['state', 'next_at']).execute();
    await db.schema.createIndex('deliveries_alert').on('deliveries').column('alert').execute();
  },
  async down(db) {
    for (const table of ['deliveries', 'alerts']) await db.schema.dropTable(table).execute();
  },
};
