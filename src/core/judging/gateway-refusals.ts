import { shortProvider } from '../facts/provider-names.ts';
import { isoOf, millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';

/** One person, or everybody as far as the log names nobody, whom an RD Gateway turns away for one reason. */
export interface GatewayRefusal {
  readonly id: number;
  /** As the log writes it, lower case. */
  readonly user?: string;
  /** Since this person last passed. */
  readonly count: number;
  /** ISO 8601. */
  readonly last: string;
  readonly passedBefore: boolean;
}

export interface AtGateway {
  readonly refusals: readonly GatewayRefusal[];
  /** Whether anybody passed at all, and whether somebody did since the first of these refusals. */
  readonly passed: 'never' | 'before' | 'since';
}

interface Moment {
  readonly id: number;
  readonly user: string;
  readonly at: number;
  readonly count: number;
}

/** What a gateway's log shows where it lets people through and turns nobody away for good; times ISO 8601. */
export interface GatewayAtWork {
  readonly people: number;
  readonly connections: number;
  readonly last: string;
}

/** Undefined where the log is no whole one, holds too few connections to speak of, or ends with somebody turned away. */
export function gatewayAtWork({
  eventActivity,
}: Pick<Partial<FactTypes>, 'eventActivity'>): GatewayAtWork | undefined {
  const moments = (eventActivity?.kinds ?? []).flatMap(momentsOf);
  const passes = moments.filter(({ id }) => id === CONNECTED);
  const connections = passes.reduce((sum, { count }) => sum + count, 0);
  const newest = passes.reduce((most, { at }) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  const everybody = atGateway(eventActivity === undefined ? {} : { eventActivity });
  if (connections < ENOUGH_CONNECTIONS || everybody === undefined || everybody.refusals.length > 0)
    return undefined;
  return { people: new Set(passes.map(({ user }) => user)).size, connections, last: isoOf(newest) };
}

/** Fewer say nothing about how it usually goes. */
const ENOUGH_CONNECTIONS = 5;

/** Who is turned away by a gateway, from its log or from the events that somebody pasted; undefined where there is none. */
export function atGateway({
  eventActivity,
  serverEvents,
}: Pick<Partial<FactTypes>, 'eventActivity' | 'serverEvents'>): AtGateway | undefined {
  const whole = (eventActivity?.kinds ?? []).flatMap(momentsOf);
  const moments = whole.length > 0 ? whole : (serverEvents?.tallies ?? []).flatMap(momentsOfTally);
  if (moments.length === 0) return undefined;
  const passes = moments.filter(({ id }) => id === CONNECTED);
  const lastPass = new Map<string, number>();
  for (const { user, at } of passes) lastPass.set(user, Math.max(at, lastPass.get(user) ?? 0));
  const newest = passes.reduce((most, { at }) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  const groups = new Map<string, Moment[]>();
  for (const moment of moments) {
    const since = moment.user === '' ? newest : (lastPass.get(moment.user) ?? Number.NEGATIVE_INFINITY);
    if (!gatewayReasons.has(moment.id) || moment.at <= since) continue;
    const key = `${moment.id} ${moment.user}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [moment]);
    else known.push(moment);
  }
  const refusals = [...groups.values()]
    .map((group) => refusalOf(group, lastPass))
    .toSorted((a, b) => b.count - a.count);
  const first = [...groups.values()]
    .flat()
    .reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  return { refusals, passed: passes.length === 0 ? 'never' : newest > first ? 'since' : 'before' };
}

function refusalOf(group: readonly Moment[], lastPass: ReadonlyMap<string, number>): GatewayRefusal {
  const { id, user } = group[0]!;
  const last = group.reduce((most, { at }) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  return {
    id,
    ...(user === '' ? {} : { user }),
    count: group.reduce((sum, { count }) => sum + count, 0),
    last: isoOf(last),
    passedBefore: lastPass.has(user),
  };
}

function momentsOf({
  provider,
  id,
  key,
  times: { width, buckets, counts },
}: FactTypes['eventActivity']['kinds'][number]): readonly Moment[] {
  if (shortProvider(provider) !== 'gateway') return [];
  const user = key?.field === 'Username' ? key.text.toLowerCase() : '';
  return buckets.map((bucket, i) => ({ id, user, at: bucket * width * 1_000, count: counts[i] ?? 1 }));
}

function momentsOfTally({
  provider,
  id,
  samples,
}: FactTypes['serverEvents']['tallies'][number]): readonly Moment[] {
  if (provider !== 'gateway') return [];
  return samples.map(({ count, last, fields }) => ({
    id,
    user: (fields['Username'] ?? '').toLowerCase(),
    at: millisOf(last),
    count,
  }));
}

/** TerminalServices-Gateway: somebody was connected to a computer behind it. */
const CONNECTED = 302;

/** Refusals of a gateway, by event: what it does, why, and where that is decided. */
export const gatewayReasons: ReadonlyMap<
  number,
  { readonly does: string; readonly why: string; readonly look: string }
> = new Map([
  [
    201,
    {
      does: 'turns away',
      why: 'no connection authorization policy fits',
      look: 'RD Gateway Manager > Policies > Connection Authorization Policies: the groups named there, and whether a Network Policy Server decides instead.',
    },
  ],
  [
    203,
    {
      does: 'turns away',
      why: 'it is full',
      look: 'RD Gateway Manager > properties of the server > General: the most connections that are allowed, and sessions nobody uses.',
    },
  ],
  [
    204,
    {
      does: 'turns away',
      why: 'a requirement of a policy is not met',
      look: 'RD Gateway Manager > Policies > Connection Authorization Policies > Requirements: password or smart card, and groups of computers.',
    },
  ],
  [
    301,
    {
      does: 'turns away',
      why: 'no resource authorization policy lets them to the computer',
      look: 'RD Gateway Manager > Policies > Resource Authorization Policies: the computer must be in its group by the very name people type.',
    },
  ],
  [
    304,
    {
      does: 'cannot reach the computer behind it for',
      why: 'the connection from the gateway to it fails',
      look: 'On the gateway: Test-NetConnection SERVER -Port 3389. Name, firewall between gateway and server, and whether the server runs.',
    },
  ],
]);

/** The event of the gateway that the client's code for a refusal belongs to. */
export const gatewayEventOfCode: ReadonlyMap<number, number> = new Map([
  [0x300_0008, 304],
  [0x300_001b, 301],
  [0x300_001c, 201],
  [0x300_001f, 201],
  [0x300_0022, 203],
]);

/** The event of the gateway that belongs to what it answers a client, [MS-TSGU] 2.2.6. */
const gatewayEventOfStatus: ReadonlyMap<number, number> = new Map([
  [0x59da, 301],
  [0x59db, 201],
  [0x59dd, 304],
  [0x59e6, 203],
]);

/** What a gateway answered a client, as the client's own log has it; undefined where no log has a refusal. */
export function refusedInLog(
  programLogs: FactTypes['programLogs'] = [],
): { readonly program: string; readonly id: number; readonly status: number } | undefined {
  for (const { program, gatewayStatuses } of programLogs)
    for (const status of gatewayStatuses) {
      const id = gatewayEventOfStatus.get(status);
      if (id !== undefined) return { program, id, status };
    }
  return undefined;
}
