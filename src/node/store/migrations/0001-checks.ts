import type { Kysely } from 'kysely';
import type { Columns } from '../columns.ts';
import { made } from './made.ts';
import type { Migration } from './migration.ts';
import type { Tables } from '../tables.ts';

/** Hosts, their checks with the cases, the newest of each, and the certificates they showed. */
export const checksMigration: Migration = {
  name: 'checks',
  async up(db, column) {
    await hostsAndCertificates(db, column);
    const { text, whole, fraction, bytes } = column;
    await made(db, 'checks', {
      id: [text, 'key'],
      ...looked(text),
      outcome: [text, 'required'],
      phase: [text],
      lead: [text],
      impact: [text],
      exit: [whole, 'required'],
      nla: [text],
      tls: [text],
      certificate: [text],
      not_after: [text],
      round_trip_ms: [fraction],
      lost: [fraction],
      skew_seconds: [fraction],
      build: [text],
    });
    await db.schema.createIndex('checks_host').on('checks').columns(['host', 'started_at']).execute();
    await db.schema.createIndex('checks_started').on('checks').column('started_at').execute();
    await made(db, 'cases', {
      check_id: [text, 'key of a check'],
      started_at: [text, 'required'],
      rules: [text, 'required'],
      packed: [bytes, 'required'],
    });
    await db.schema.createIndex('cases_rules').on('cases').columns(['rules', 'started_at']).execute();
    await db.schema.createIndex('cases_started').on('cases').column('started_at').execute();
    await made(db, 'latest', { ...looked(text), id: [text, 'required'] }, ['host', 'vantage']);
    await db.schema.createIndex('latest_id').on('latest').column('id').execute();
  },
  async down(db) {
    for (const table of ['latest', 'cases', 'checks', 'certificates', 'hosts'])
      await db.schema.dropTable(table).execute();
  },
};

async function hostsAndCertificates(db: Kysely<Tables>, { text, whole }: Columns): Promise<void> {
  await made(db, 'hosts', {
    target: [text, 'key'],
    groups: [text, 'required'],
    every_seconds: [whole, 'required'],
    vantages: [text, 'required'],
    expect: [text],
    note: [text],
    watched: [whole, 'required'],
  });
  await made(
    db,
    'certificates',
    {
      host: [text, 'required'],
      sha256: [text, 'required'],
      first_seen: [text, 'required'],
      last_seen: [text, 'required'],
      not_after: [text, 'required'],
      certificate: [text, 'required'],
    },
    ['host', 'sha256'],
  );
}

function looked(text: Columns['text']) {
  return {
    host: [text, 'required'],
    vantage: [text, 'required'],
    started_at: [text, 'required'],
    ended_at: [text, 'required'],
    version: [text, 'required'],
    rules: [text, 'required'],
    snapshot: [text, 'required'],
  } as const;
}
