import type { FleetPage } from '../api/fleet-table.ts';
import { fleetRows } from './fleet-rows.ts';
import { leadTitles } from './lead-titles.ts';
import type { Store } from '../store.ts';
import { unlikeBaseline } from '../../core/fleet/unlike-baseline.ts';

/** One page of the fleet; costs no more in a large one than in a small one. */
export async function fleetPage(
  { hosts, checks, certificates, alerts }: Pick<Store, 'hosts' | 'checks' | 'certificates' | 'alerts'>,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
  at: string,
): Promise<FleetPage> {
  const page = await hosts.page(limit, after);
  const targets = page.rows.map(({ target }) => target);
  const [latest, spells, open] = await Promise.all([
    checks.latestOf(targets),
    certificates.among(targets),
    alerts.open(),
  ]);
  const newestLast = spells.toSorted((a, b) => (a.lastSeen < b.lastSeen ? -1 : 1));
  const rows = [...fleetRows(page.rows, latest, newestLast, unlikeBaseline(open))];
  const next = page.next === undefined ? {} : { next: page.next };
  return { at, rows, leads: leadTitles(rows.map(({ lead }) => lead)), ...next };
}
