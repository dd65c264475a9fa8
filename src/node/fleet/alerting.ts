import type { Stop } from '../../app/stop.ts';
import type { Store } from '../../app/store.ts';
import { isoOf } from '../../core/facts/time.ts';
import type { AlertRules } from '../../core/fleet/alerts/alert-rules.ts';
import type { Channel } from '../../core/fleet/alerts/channel.ts';
import type { Placed } from '../../core/fleet/alerts/common-trouble.ts';
import { deliveriesOf } from '../../core/fleet/alerts/deliveries.ts';
import { nextAlerts, type AlertMaking } from '../../core/fleet/alerts/next-alerts.ts';
import type { CertificateSpell } from '../../core/fleet/certificate-spell.ts';
import type { Check } from '../../core/fleet/check.ts';
import { isFresh } from '../../core/fleet/freshness.ts';
import { nameOf, type Host } from '../../core/fleet/host.ts';
import { newestByHost } from '../../core/fleet/newest-by-host.ts';
import type { Notice } from '../../core/fleet/notice.ts';
import type { Watched } from '../../core/fleet/watched.ts';
import { sortedBy } from '../../core/facts/sorted-by.ts';
import { noticesOf } from '../../core/fleet/notices-of.ts';
import { inPortions } from '../store/in-portions.ts';
import { groupsOf, type GroupOf } from './groups.ts';
import { heldAmong, type HeldNegotiation } from './held-negotiation.ts';
import { lookedInto, type LookedInto } from './looked-into.ts';

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

/** Looks what is new, works out what somebody should know, and puts down alerts and whom to tell. */
export interface Alerting {
  /** One pass; only hosts with something new, or not looked into for hours, cost anything. What presses most is told before all are looked into. */
  readonly pass: (stop?: Pick<Stop, 'aborted'>) => Promise<void>;
}

/** Alerting over one store; what it remembers between passes can be worked out again from there. */
export function alertingOn(parts: AlertingParts): Alerting {
  const { store, now } = parts;
  const known = lookedInto();
  const groups = groupsOf(store, now);
  let besides = 0;
  /** Looks into what presses most, as far as a round goes; false where nothing is left. */
  const round = async (): Promise<boolean> => {
    const began = now();
    const [hosts, latest] = await Promise.all([store.hosts.all(), store.checks.latest()]);
    const watched = hosts.filter((host) => host.watched);
    const newest = newestByHost(latest);
    const due = known.due(watched, newest, now());
    const looking = now();
    const until = looking + Math.max(ROUND_MS, MANIFOLD * besides);
    const group = due.length > 0 ? await groups(watched, latest) : undefined;
    const left = group === undefined ? 0 : await lookInto(due, { parts, known, group, newest, until });
    const looked = now();
    const targets = new Set(watched.map(({ target }) => target));
    known.keep((target) => targets.has(target));
    await settle(parts, watched, newest, known);
    besides = looking - began + now() - looked;
    return left > 0;
  };
  return {
    pass: async (stop) => {
      let goesOn = true;
      while (goesOn) goesOn = (await round()) && stop?.aborted !== true;
    },
  };
}

/** Looks into these hosts in their order until that time; how many are left. */
async function lookInto(
  due: readonly Host[],
  {
    parts,
    known,
    group,
    newest,
    until,
  }: {
    readonly parts: AlertingParts;
    readonly known: Pick<LookedInto, 'learn'>;
    readonly group: GroupOf;
    readonly newest: ReadonlyMap<string, readonly Check[]>;
    readonly until: number;
  },
): Promise<number> {
  const { store, now } = parts;
  let left = due.length;
  for (const portion of inPortions(due, PORTION)) {
    const shown = await certificatesOf(portion, store);
    const targets = portion.map(({ target }) => target);
    const held = await heldAmong(store, targets);
    for (const host of portion) {
      const at = now();
      const notices = await look(parts, { host, group: group(host), certificates: shown(host) }, held, at);
      known.learn(host, newest.get(host.target) ?? [], at, notices);
    }
    left -= portion.length;
    if (now() > until) break;
  }
  return left;
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
  { store, baselines }: AlertingParts,
  known: Pick<Watched, 'host' | 'group' | 'certificates'>,
  held: HeldNegotiation,
  at: number,
): Promise<readonly Notice[]> {
  const { target } = known.host;
  const since = isoOf(at - HISTORY_MS);
  const asked = { host: target, since, limit: MOST_CHECKS, newestFirst: true };
  const checks = (await store.checks.of(asked)).toReversed();
  const baseline = baselines?.get(target);
  const watched = {
    ...known,
    checks,
    ...(await held(target, checks)),
    ...(baseline === undefined ? {} : { baseline }),
  };
  return noticesOf(watched, isoOf(at));
}

/** Compares with the alerts there are, and stores what changed with whom to tell. */
async function settle(
  { store, now, newId, rules, channels, words, changed }: AlertingParts,
  hosts: readonly Host[],
  newest: ReadonlyMap<string, readonly Check[]>,
  known: Pick<LookedInto, 'has' | 'notices'>,
): Promise<void> {
  const at = isoOf(now());
  const unseen = new Set(
    hosts
      .filter((host) => !known.has(host.target) || !isSeen(host, newest.get(host.target), now()))
      .map(({ target }) => target),
  );
  const moment = {
    now: at,
    notices: known.notices(),
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
/** So long a round looks before it tells what it found; longer where reading and telling take long themselves. */
const ROUND_MS = 10_000;
const MANIFOLD = 4;
const PORTION = 100;
