import type { Kysely } from 'kysely';
import { alertSchema, type Alert } from '../../core/fleet/alert.ts';
import type { Tables } from './tables.ts';

/** Open alerts of a host under its one name; of two that thereby say the same, the later is over. */
export async function renameInAlerts(db: Kysely<Tables>, old: string, name: string): Promise<void> {
  const rows = await db.selectFrom('alerts').selectAll().where('state', '<>', 'recovered').execute();
  const alerts = rows.map(({ alert }) => readOf(alert)).filter((alert) => alert !== undefined);
  const keys = new Set(alerts.filter(({ hosts }) => !hosts.includes(old)).map(({ key }) => key));
  for (const alert of alerts.filter(({ hosts }) => hosts.includes(old))) {
    const moved = renamed(alert, old, name);
    const isTwice = keys.has(moved.key);
    const kept: Alert = isTwice ? { ...moved, state: 'recovered', recoveredAt: moved.since } : moved;
    keys.add(moved.key);
    await db
      .updateTable('alerts')
      .set({ state: kept.state, alert: JSON.stringify(kept) })
      .where('id', '=', kept.id)
      .execute();
  }
}

function renamed(alert: Alert, old: string, name: string): Alert {
  const inKey = (key: string, kind: string) =>
    key === `${kind} ${old}` || key.startsWith(`${kind} ${old} `)
      ? `${kind} ${name}${key.slice(kind.length + 1 + old.length)}`
      : key;
  return {
    ...alert,
    key: alert.notices.reduce((key, { kind }) => inKey(key, kind), alert.key),
    hosts: [...new Set(alert.hosts.map((host) => (host === old ? name : host)))],
    notices: alert.notices.map((notice) =>
      notice.host === old ? { ...notice, host: name, key: inKey(notice.key, notice.kind) } : notice,
    ),
  };
}

/** A broken row stays as it is; who reads it says so. */
function readOf(text: string): Alert | undefined {
  try {
    return alertSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
