import type { Kysely } from 'kysely';
import type { Store } from '../../app/store.ts';
import { hostSchema, type Host } from '../../core/fleet/host.ts';
import { inPortions } from './in-portions.ts';
import { readable, type Skipped } from './readable.ts';
import type { HostRow, Tables } from './tables.ts';

/** The hosts that are watched. */
export function hostsIn(db: Kysely<Tables>, skipped: Skipped): Store['hosts'] {
  const read = (rows: readonly HostRow[]) => readable(rows, hostOf, named, skipped);
  return {
    all: async () => read(await db.selectFrom('hosts').selectAll().orderBy('target').execute()),
    async get(target) {
      return read(await db.selectFrom('hosts').selectAll().where('target', '=', target).execute())[0];
    },
    async put(hosts) {
      // Of two with one name the later counts; in one order everywhere, so that two who write wait and do not block each other.
      const byTarget = new Map(hosts.map((host) => [host.target, host]));
      const rows = [...byTarget.values()].map(rowOf).sort((a, b) => (a.target < b.target ? -1 : 1));
      await db.transaction().execute(async (trx) => {
        for (const portion of inPortions(rows)) {
          await trx
            .insertInto('hosts')
            .values(portion)
            .onConflict((conflict) =>
              conflict.column('target').doUpdateSet((eb) => ({
                groups: eb.ref('excluded.groups'),
                every_seconds: eb.ref('excluded.every_seconds'),
                vantages: eb.ref('excluded.vantages'),
                expect: eb.ref('excluded.expect'),
                note: eb.ref('excluded.note'),
                watched: eb.ref('excluded.watched'),
              })),
            )
            .execute();
        }
      });
    },
    async remove(targets) {
      await db.transaction().execute(async (trx) => {
        for (const portion of inPortions(targets)) {
          await trx.deleteFrom('hosts').where('target', 'in', portion).execute();
          await trx.deleteFrom('latest').where('host', 'in', portion).execute();
          await trx.deleteFrom('jobs').where('host', 'in', portion).where('state', '=', 'waiting').execute();
        }
      });
    },
  };
}

const named = { table: 'hosts', key: (row: HostRow) => row.target };

function rowOf(host: Host): HostRow {
  return {
    target: host.target,
    groups: JSON.stringify(host.groups),
    every_seconds: host.everySeconds,
    vantages: JSON.stringify(host.vantages),
    expect: host.expect ?? null,
    note: host.note ?? null,
    watched: host.watched ? 1 : 0,
  };
}

function hostOf(row: HostRow): Host {
  return hostSchema.parse({
    target: row.target,
    groups: JSON.parse(row.groups),
    everySeconds: row.every_seconds,
    vantages: JSON.parse(row.vantages),
    watched: row.watched !== 0,
    ...(row.expect === null ? {} : { expect: row.expect }),
    ...(row.note === null ? {} : { note: row.note }),
  });
}
