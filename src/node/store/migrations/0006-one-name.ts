import { made } from './made.ts';
import type { Migration } from './migration.ts';
import { oneNameEach } from '../one-name-each.ts';

/** How people write hosts that have another one name; what was kept under several spellings of a host comes together. */
export const oneNameMigration: Migration = {
  name: 'one name',
  async up(db, { text }) {
    await made(db, 'spellings', { target: [text, 'key'], spelled: [text, 'required'] });
    await oneNameEach(db);
  },
  down: (db) => db.schema.dropTable('spellings').execute(),
};
