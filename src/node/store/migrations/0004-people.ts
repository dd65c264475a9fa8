import { made } from './made.ts';
import type { Migration } from './migration.ts';

/** Who may sign in and with what, and what each of them did. */
export const peopleMigration: Migration = {
  name: 'people',
  async up(db, { text, whole }) {
    await made(db, 'users', {
      name: [text, 'key'],
      role: [text, 'required'],
      password_hash: [text],
      issuer: [text],
      subject: [text],
      disabled: [whole, 'required'],
    });
    await made(db, 'tokens', {
      id: [text, 'key'],
      name: [text, 'required'],
      sha256: [text, 'required'],
      role: [text, 'required'],
      created_by: [text, 'required'],
      created_at: [text, 'required'],
      expires_at: [text],
      last_used_at: [text],
    });
    await db.schema.createIndex('tokens_sha256').on('tokens').column('sha256').unique().execute();
    await made(db, 'sessions', {
      sha256: [text, 'key'],
      user_name: [text, 'required'],
      csrf: [text, 'required'],
      created_at: [text, 'required'],
      seen_at: [text, 'required'],
      expires_at: [text, 'required'],
    });
    await db.schema.createIndex('sessions_user').on('sessions').column('user_name').execute();
    await made(db, 'audit', {
      id: [text, 'key'],
      at: [text, 'required'],
      who: [text, 'required'],
      origin: [text, 'required'],
      did: [text, 'required'],
      target: [text],
      ended: [text, 'required'],
    });
    await db.schema.createIndex('audit_at').on('audit').columns(['at', 'id']).execute();
  },
  async down(db) {
    for (const table of ['audit', 'sessions', 'tokens', 'users']) await db.schema.dropTable(table).execute();
  },
};
