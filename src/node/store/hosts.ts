import type { Kysely, Transaction } from 'kysely';
import type { Store } from '../../app/store.ts';
import { hostSchema, type Host } from '../../core/fleet/host.ts';
import { canonical } from './canonical.ts';
import { inPortions } from './in-portions.ts';
import { readable, type Skipped } from './readable.ts';
import type { HostRow, Tables } from './tables.ts';

/** A host with how its owner writes it, where that is not its one name. */
type SpelledRow = HostRow & { readonly spelled: string | null };

/** The hosts that are watched, each under its one name. */
export function hostsIn(db: Kysely<Tables>, skipped: Skipped): Store['hosts'] {
  const read = (rows: readonly SpelledRow[]) => readable(rows, hostOf, named, skipped);
  const all = db
    .selectFrom('hosts')
    .leftJoin('spellings', 'spellings.target', 'hosts.target')
    .selectAll('hosts')
    .select('spellings.spelled');
  return {
    all: async () => read(await all.orderBy('hosts.target').execute()),
    async page(limit, after) {
      const from = after === undefined ? all : all.where('hosts.target', '>', after);
      const rows = await from
        .orderBy('hosts.target')
        .limit(limit + 1)
        .execute();
      const next = rows.length > limit ? rows[limit - 1]?.target : undefined;
      return { rows: read(rows.slice(0, limit)), ...(next === undefined ? {} : { next }) };
    },
    get: async (target) => read(await all.where('hosts.target', '=', canonical(target)).execute())[0],
    async put(hosts) {
      // Of two with one name the later counts; in one order everywhere, so that two who write wait and do not block each other.
      const byTarget = new Map(hosts.map((host) => [canonical(host.target), host]));
      const rows = [...byTarget].map(rowOf).sort((a, b) => (a.target < b.target ? -1 : 1));
      await db.transaction().execute(async (trx) => {
        for (const portion of inPortions(rows)) await putHosts(trx, portion);
      });
    },
    async remove(targets) {
      await db.transaction().execute(async (trx) => {
        for (const portion of inPortions(targets.map(canonical))) {
          await trx.deleteFrom('hosts').where('target', 'in', portion).execute();
          await trx.deleteFrom('spellings').where('target', 'in', portion).execute();
          await trx.deleteFrom('latest').where('host', 'in', portion).execute();
          await trx.deleteFrom('jobs').where('host', 'in', portion).where('state', '=', 'waiting').execute();
        }
      });
    },
  };
}

async function putHosts(trx: Transaction<Tables>, rows: readonly SpelledRow[]): Promise<void> {
  await trx
    .insertInto('hosts')
    .values(rows.map(({ spelled: _spelled, ...row }) => row))
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
  const targets = rows.map(({ target }) => target);
  await trx.deleteFrom('spellings').where('target', 'in', targets).execute();
  const spellings = rows.flatMap(({ target, spelled }) => (spelled === null ? [] : [{ target, spelled }]));
  if (spellings.length > 0) await trx.insertInto('spellings').values(spellings).execute();
}

const named = { table: 'hosts', key: (row: SpelledRow) => row.target };

function rowOf([target, host]: readonly [string, Host]): SpelledRow {
  const spelled = host.spelled ?? host.target.trim();
  return {
    target,
    groups: JSON.stringify(host.groups),
    every_seconds: host.everySeconds,
    vantages: JSON.stringify(host.vantages),
    expect: host.expect ?? null,
    note: host.note ?? null,
    watched: host.watched ? 1 : 0,
    spelled: spelled === target ? null : spelled,
  };
}

function hostOf(row: SpelledRow): Host {
  return hostSchema.parse({
    target: row.target,
    groups: JSON.parse(row.groups),
    everySeconds: row.every_seconds,
    vantages: JSON.parse(row.vantages),
    watched: row.watched !== 0,
    ...(row.spelled === null ? {} : { spelled: row.spelled }),
    ...(row.expect === null ? {} : { expect: row.expect }),
    ...(row.note === null ? {} : { note: row.note }),
  });
}
