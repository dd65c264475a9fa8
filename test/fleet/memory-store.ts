import type { Store } from '../../src/app/store.ts';
import type { Alert, Delivery } from '../../src/core/fleet/alert.ts';
import type { Check } from '../../src/core/fleet/check.ts';
import type { Host } from '../../src/core/fleet/host.ts';
import type { CaseFile } from '../../src/core/facts/case-file.ts';

type Part = Pick<Store, 'hosts' | 'checks' | 'certificates' | 'alerts' | 'deliveries' | 'notes'>;

/** What a monitor remembers, without a database, for tests of what stands on one. It has no people. */
export function memoryStore(): Part & Pick<Store, 'tidy' | 'close'> {
  const hosts = new Map<string, Host>();
  const checks = new Map<string, { readonly check: Check; readonly file: CaseFile }>();
  const newest = new Map<string, Check>();
  const alerts = new Map<string, Alert>();
  const deliveries = new Map<string, Delivery>();
  const notes = new Map<string, string>();
  const byTime = (isAsked: (check: Check) => boolean = () => true) =>
    [...checks.values()]
      .map(({ check }) => check)
      .filter(isAsked)
      .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  return {
    hosts: {
      all: async () => [...hosts.values()],
      async page(limit, after = '') {
        const rest = [...hosts.values()]
          .filter(({ target }) => target > after)
          .toSorted((a, b) => (a.target < b.target ? -1 : 1));
        const next = rest.length > limit ? rest[limit - 1]?.target : undefined;
        return { rows: rest.slice(0, limit), ...(next === undefined ? {} : { next }) };
      },
      get: async (target) => hosts.get(target),
      put: async (added) => added.forEach((host) => hosts.set(host.target, host)),
      remove: async (targets) => targets.forEach((target) => hosts.delete(target)),
    },
    checks: {
      async add(check, file) {
        if (checks.has(check.id)) return false;
        checks.set(check.id, { check, file });
        const key = `${check.host}\n${check.vantage}`;
        if ((newest.get(key)?.startedAt ?? '') <= check.startedAt) newest.set(key, check);
        return true;
      },
      async of({ host, vantage, since = '', until = '~', limit, newestFirst }) {
        const found = byTime(
          (check) =>
            check.host === host &&
            (vantage ?? check.vantage) === check.vantage &&
            check.startedAt >= since &&
            check.startedAt < until,
        );
        return (newestFirst ? found.toReversed() : found).slice(0, limit);
      },
      get: async (id) => checks.get(id),
      latest: async () => [...newest.values()],
      latestOf: async (asked) => [...newest.values()].filter(({ host }) => asked.includes(host)),
      days: async () => [],
      judgedBefore: async (rules, limit) => ({
        rows: byTime((check) => check.rules !== rules).slice(0, limit),
      }),
      async rejudged(id, rules, snapshot) {
        const stored = checks.get(id);
        if (stored) checks.set(id, { ...stored, check: { ...stored.check, rules, snapshot } });
      },
    },
    certificates: { of: async () => [], among: async () => [], endingBefore: async () => [] },
    alerts: {
      open: async () => [...alerts.values()].filter(({ state }) => state !== 'recovered'),
      get: async (id) => alerts.get(id),
      put: async (alert) => void alerts.set(alert.id, alert),
      past: async (limit) => ({ rows: [...alerts.values()].slice(0, limit) }),
    },
    deliveries: {
      due: async (now, limit) =>
        [...deliveries.values()]
          .filter(({ state, nextAt = '' }) => (state === 'due' || state === 'failed') && nextAt <= now)
          .slice(0, limit),
      put: async (delivery) => void deliveries.set(delivery.id, delivery),
      of: async (alert) => [...deliveries.values()].filter((delivery) => delivery.alert === alert),
      counts: async () => [],
    },
    notes: {
      get: async (key) => notes.get(key),
      put: async (key, value) => void notes.set(key, value),
      keys: async (prefix) => [...notes.keys()].filter((key) => key.startsWith(prefix)),
      under: async (prefix) =>
        [...notes]
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, value]) => ({ key, value }))
          .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      among: async (keys) => new Map([...notes].filter(([key]) => new Set(keys).has(key))),
      remove: async (key) => void notes.delete(key),
      async swap(key, was, next) {
        if (notes.get(key) !== was) return false;
        if (next === undefined) notes.delete(key);
        else notes.set(key, next);
        return true;
      },
    },
    async tidy(now, { checksDays }) {
      const oldest = new Date(Date.parse(now) - checksDays * 86_400_000).toISOString();
      for (const [id, { check }] of checks) if (check.startedAt < oldest) checks.delete(id);
    },
    close: async () => {},
  };
}
