import type { HostTimeline } from '../api/fleet.ts';
import { hostChanges } from './host-changes.ts';
import { leadTitles } from './lead-titles.ts';
import type { Store } from '../store.ts';

/** What one host was since a time (ISO 8601): certificates, days, checks and what changed between them. */
export async function hostTimeline(
  store: Pick<Store, 'certificates' | 'checks'>,
  host: string,
  since: string,
): Promise<HostTimeline> {
  const [certificates, days, checks] = await Promise.all([
    store.certificates.of(host),
    store.checks.days(host, since),
    store.checks.of({ host, since, limit: MOST, newestFirst: true }),
  ]);
  return {
    certificates: certificates.map(({ host: _host, ...spell }) => spell),
    days: days.map(({ host: _host, ...day }) => day),
    checks: [...checks],
    changes: [...hostChanges(checks)],
    leads: leadTitles(checks.map(({ snapshot }) => snapshot.lead)),
  };
}

const MOST = 5_000;
