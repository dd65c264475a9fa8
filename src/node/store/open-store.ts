import type { Store } from '../../app/store.ts';
import { alertsIn } from './alerts.ts';
import { backup } from './backup.ts';
import { certificatesIn } from './certificates.ts';
import { checksIn } from './checks.ts';
import type { Database } from './database.ts';
import { deliveriesIn } from './deliveries.ts';
import { hostsIn } from './hosts.ts';
import { migrate } from './migrate.ts';
import { notesIn } from './notes.ts';
import { openDatabase } from './open-database.ts';
import { peopleIn } from './people.ts';
import { onceEach, type Skipped } from './readable.ts';
import { tidyIn } from './tidy.ts';

/** A store, and the database below it for what else lives there, such as the queue. */
export interface OpenedStore {
  readonly store: Store;
  readonly database: Database;
}

/** Opens a store by its URL, and brings its tables to this version; `skipped` is told of every row that cannot be understood. */
export async function openStore(url: string, skipped: Skipped): Promise<OpenedStore> {
  const database = await openDatabase(url);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { store: storeOn(database, onceEach(skipped)), database };
}

function storeOn(database: Database, skipped: Skipped): Store {
  const { query } = database;
  return {
    hosts: hostsIn(query, skipped),
    checks: checksIn(query, skipped),
    certificates: certificatesIn(query, skipped),
    alerts: alertsIn(query, skipped),
    deliveries: deliveriesIn(query, skipped),
    people: peopleIn(query, skipped),
    notes: notesIn(query),
    tidy: tidyIn(query, skipped),
    backup: (path) => backup(database, path),
    close: database.close,
  };
}
