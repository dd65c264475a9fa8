import { sql } from 'kysely';
import { made } from './made.ts';
import type { Migration } from './migration.ts';

/** Named small values, and checks that wait for a worker. */
export const jobsMigration: Migration = {
  name: 'jobs',
  async up(db, { text, whole }) {
    await made(db, 'notes', { key: [text, 'key'], value: [text, 'required'] });
    await made(db, 'jobs', {
      id: [text, 'key'],
      host: [text, 'required'],
      vantage: [text, 'required'],
      due_at: [text, 'required'],
      state: [text, 'required'],
      attempts: [whole, 'required'],
      next_at: [text, 'required'],
      worker: [text],
      leased_until: [text],
      problem: [text],
    });
    // A host is looked at once at a time from each vantage point; what was given up is in nobody's way.
    await sql`CREATE UNIQUE INDEX jobs_once ON jobs (host, vantage) WHERE state <> 'dead'`.execute(db);
    await db.schema.createIndex('jobs_next').on('jobs').columns(['vantage', 'state', 'next_at']).execute();
  },
  async down(db) {
    for (const table of ['jobs', 'notes']) await db.schema.dropTable(table).execute();
  },
};
