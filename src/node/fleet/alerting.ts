import type { Store } from '../../app/store.ts';
import { isoOf } from '../../core/facts/time.ts';
import type { AlertRules } from '../../core/fleet/alerts/alert-rules.ts';
import type { Channel } from '../../core/fleet/alerts/channel.ts';
import type { Placed } from '../../core/fleet/alerts/common-trouble.ts';
import { deliveriesOf } from '../../core/fleet/alerts/deliveries.ts';
import { nextAlerts, type AlertMaking } from '../../core/fleet/alerts/next-alerts.ts';
import type { CertificateSpell } from '../../core/fleet/certificate-spell.ts';
import type { Check } from '../../core/fleet/check.ts';
import type { Group } from '../../core/fleet/group.ts';
import { isFresh } from '../../core/fleet/freshness.ts';
import { nameOf, type Host } from '../../core/fleet/host.ts';
import { newestByHost } from '../../core/fleet/newest-by-host.ts';
import type { Notice } from '../../core/fleet/notice.ts';
import type { Watched } from '../../core/fleet/watched.ts';
import { sortedBy } from '../../core/facts/sorted-by.ts';
import { noticesOf } from '../../core/fleet/notices-of.ts';
import { inPortions } from '../store/in-portions.ts';
import { groupsOf } from './groups.ts';
import { heldNegotiation } from './held-negotiation.ts';

export interface AlertingParts {
  readonly store: Pick<Store, 'hosts' | 'checks' | 'certificates' | 'alerts' | 'deliveries' | 'notes'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly rules: AlertRules;
  readonly channels: readonly Channel[];
  /** What hosts are held against, by their names. */
  readonly baselines?: ReadonlyMap<string, NonNullable<Watched['baseline']>>;
  readonly words: Pick<AlertMaking, 'wordsOf' | 'commonWordsOf'>;
  /** Called when alerts changed. */
  readonly changed: () => void;
}

/** What was worked out of one host, from which check, and when. */
interface Known {
  readonly newest: string;
  readonly at: number;
  readonly notices: readonly Notice[];
}

/** Looks what is new, works out what somebody should know, and puts down alerts and whom to tell. */
export interface Alerting {
  /** One pass; only hosts with something new, or not looked into for hours, cost anything. */
  readonly pass: () => Promise<void>;
}

/** Alerting over one store; what it remembers between passes can be worked out again from there. */
export function alertingOn(parts: AlertingParts): Alerting {
  const { store, now } = parts;
  const known = new Map<string, Known>();
  const groups = groupsOf(store, now);
  return {
    pass: async () => {
      const [hosts, latest] = await Promise.all([store.hosts.all(), store.checks.latest()]);
      const watched = hosts.filter((host) => host.watched);
      const newest = newestByHost(latest);
      const stale = watched.filter((host) => isStale(known.get(host.target), newest.get(host.target), now()));
      if (stale.length > 0) {
        const group = await groups(watched, latest);
        for (const portion of inPortions(stale)) {
          const shown = await certificatesOf(portion, store);
          for (const host of portion)
            known.set(
              host.target,
              await look(parts, host, group(host), shown(host), newest.get(host.target)),
            );
        }
      }
      const targets = new Set(watched.map(({ target }) => target));
      for (const target of known.keys()) if (!targets.has(target)) known.delete(target);
      await settle(
        parts,
        watched,
        newest,
        [...known.values()].flatMap(({ notices }) => notices),
      );
    },
  };
}

/** The certificates of many hosts, asked for at once. */
async function certificatesOf(
  hosts: readonly Host[],
  { certificates }: Pick<Store, 'certificates'>,
): Promise<(host: Host) => readonly CertificateSpell[]> {
  const spells = await certificates.among(hosts.map(({ target }) => target));
  const byHost = sortedBy(spells, ({ host }) => host);
  return ({ target }) => byHost.get(target) ?? [];
}

async function look(
  { store, now, baselines }: AlertingParts,
  host: Host,
  group: Group,
  certificates: readonly CertificateSpell[],
  newest: readonly Check[] = [],
): Promise<Known> {
  const at = now();
  const since = isoOf(at - HISTORY_MS);
  const asked = { host: host.target, since, limit: MOST_CHECKS, newestFirst: true };
  const checks = await store.checks.of(asked);
  const oldestFirst = checks.toReversed();
  const held = await heldNegotiation(store, host.target, oldestFirst);
  const baseline = baselines?.get(host.target);
  const watched = {
    host,
    checks: oldestFirst,
    certificates,
    ...held,
    ...(baseline === undefined ? {} : { baseline }),
    group,
  };
  return { newest: idsOf(newest), at, notices: noticesOf(watched, isoOf(at)) };
}

/** Compares with the alerts there are, and stores what changed with whom to tell. */
async function settle(
  { store, now, newId, rules, channels, words, changed }: AlertingParts,
  hosts: readonly Host[],
  newest: ReadonlyMap<string, readonly Check[]>,
  notices: readonly Notice[],
): Promise<void> {
  const at = isoOf(now());
  const unseen = new Set(
    hosts.filter((host) => !isSeen(host, newest.get(host.target), now())).map(({ target }) => target),
  );
  const moment = {
    now: at,
    notices,
    hosts: hosts.map((host) => placedOf(host, newest.get(host.target))),
    unseen,
  };
  const called = new Map(hosts.map((host) => [host.target, nameOf(host)]));
  // People are shown the name that they gave a host.
  const shown = (notice: Notice) => ({ ...notice, host: called.get(notice.host) ?? notice.host });
  const making: AlertMaking = {
    rules,
    newId,
    wordsOf: (notice) => words.wordsOf(shown(notice)),
    commonWordsOf: (trouble, since) =>
      words.commonWordsOf({ ...trouble, notices: trouble.notices.map(shown) }, since),
  };
  const steps = nextAlerts(await store.alerts.open(), moment, making);
  const groupNames = new Map(hosts.map(({ target, groups }) => [target, groups]));
  for (const step of steps) {
    await store.alerts.put(step.alert);
    for (const delivery of deliveriesOf(step, channels, (host) => groupNames.get(host) ?? [], at, newId))
      await store.deliveries.put(delivery);
  }
  if (steps.length > 0) changed();
}

function isStale(known: Known | undefined, newest: readonly Check[] | undefined, now: number): boolean {
  if (newest === undefined) return false;
  return known === undefined || known.newest !== idsOf(newest) || now - known.at > AGAIN_MS;
}

function idsOf(checks: readonly Check[]): string {
  return checks
    .map(({ id }) => id)
    .toSorted()
    .join(' ');
}

/** A host of which nothing was heard lately is not known to be well, nor to be ill. */
function isSeen(host: Host, newest: readonly Check[] | undefined, now: number): boolean {
  return newest?.some((check) => isFresh(host, check, now)) ?? false;
}

function placedOf({ target, groups, vantages }: Host, newest: readonly Check[] = []): Placed {
  const address = newest.find(({ snapshot }) => snapshot.address !== undefined)?.snapshot.address;
  return { target, groups, vantages, ...(address === undefined ? {} : { address }) };
}

const HISTORY_MS = 60 * 86_400_000;
const MOST_CHECKS = 1_500;
const AGAIN_MS = 6 * 3_600_000;
