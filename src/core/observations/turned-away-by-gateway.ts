import { countBetween, timesOf } from '../facts/event-times.ts';
import { healthy } from '../facts/healthy.ts';
import { shortProvider } from '../facts/provider-names.ts';
import { millisOf, minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

type Kind = FactTypes['eventActivity']['kinds'][number];

const [kind] = healthy.eventActivity.kinds as [Kind];
const CONNECTED = 302;
const gateway = 'Microsoft-Windows-TerminalServices-Gateway';

export const turnedAwayByGateway = defineObservation({
  id: 'turned-away-by-gateway',
  title: 'The RD Gateway turns people away',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  explanation:
    'People reach the gateway, and since the last connection that went through it lets nobody through. The server behind it and its certificate have no part in it. Who connects without the gateway may still get in.',
  needs: ['eventActivity'],

  look({ eventActivity: { kinds } }) {
    const own = kinds.filter(({ provider }) => shortProvider(provider) === 'gateway');
    if (own.length === 0) return notLooked();
    const passed = own.filter(({ id }) => id === CONNECTED).map(({ last }) => millisOf(last));
    const since = passed.reduce((most, last) => Math.max(most, last + 1), 0);
    const refused = own
      .filter(({ id }) => reasons.has(id))
      .map((each) => ({ ...each, after: countBetween(each.times, since, Number.MAX_SAFE_INTEGER) }))
      .filter(({ after }) => after >= (passed.length === 0 ? 1 : ENOUGH))
      .toSorted((a, b) => b.after - a.after);
    const [most] = refused;
    if (most === undefined) return notSeen(cite('eventActivity', 'the gateway lets people through'));
    return {
      is: 'seen',
      title: `The RD Gateway turns people away: ${reasons.get(most.id)?.says ?? ''}`,
      because: refused.map(({ id, after, last }) =>
        cite(
          'eventActivity',
          `TerminalServices-Gateway ${id}: ${after} times ${passed.length === 0 ? 'and never a connection' : 'since the last connection'}, last ${minuteOf(last)}`,
        ),
      ),
    };
  },

  remedies: ({ eventActivity: { kinds } }) =>
    [...reasons]
      .filter(([id]) => kinds.some((one) => one.id === id && shortProvider(one.provider) === 'gateway'))
      .map(([id, { look }]) => byHand(`Look at what event ${id} names`, 'server', look)),
  wouldNotHelp: ['a new certificate or other NLA settings on the server behind the gateway'],
  settledBy: 'TerminalServices-Gateway/Operational of the gateway, from before and after it began',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'a connection policy that fits nobody any more',
      facts: { eventActivity: withRefusals(201, 12) },
      verdict: 'seen',
    },
    {
      name: 'one person who is not meant to come in',
      facts: { eventActivity: withRefusals(201, 1, true) },
      verdict: 'notSeen',
    },
    {
      name: 'the one event that was pasted',
      facts: { eventActivity: withRefusals(301, 1) },
      verdict: 'seen',
    },
    { name: 'no log of a gateway', verdict: 'notLooked' },
  ],
});

function withRefusals(id: number, count: number, others = false): FactTypes['eventActivity'] {
  const { key: _key, role: _role, ...plain } = kind;
  const at = millisOf(plain.last);
  const channel = `${gateway}/Operational`;
  const times = timesOf(Array.from({ length: count }, (_, i) => at + i * 60_000));
  const like = { ...plain, provider: gateway, channel };
  const passed = { ...like, id: CONNECTED, times: timesOf([at - 60_000]), count: 1 };
  return {
    ...healthy.eventActivity,
    kinds: [
      ...healthy.eventActivity.kinds,
      ...(others ? [passed] : []),
      { ...like, id, count, first: plain.last, times },
    ],
  };
}

/** Where others pass, fewer may be people who are not meant to come in. */
const ENOUGH = 3;

/** Refusals of the gateway, by event. */
const reasons: ReadonlyMap<number, { readonly says: string; readonly look: string }> = new Map([
  [
    201,
    {
      says: 'no connection authorization policy fits them (event 201)',
      look: 'RD Gateway Manager > Policies > Connection Authorization Policies: the groups named there, and whether a Network Policy Server decides instead.',
    },
  ],
  [
    203,
    {
      says: 'it is full (event 203)',
      look: 'RD Gateway Manager > properties of the server > General: the most connections that are allowed, and sessions nobody uses.',
    },
  ],
  [
    204,
    {
      says: 'they do not meet a requirement (event 204)',
      look: 'RD Gateway Manager > Policies > Connection Authorization Policies > Requirements: password or smart card, and groups of computers.',
    },
  ],
  [
    301,
    {
      says: 'no resource authorization policy lets them to the computer (event 301)',
      look: 'RD Gateway Manager > Policies > Resource Authorization Policies: the computer must be in its group by the very name people type.',
    },
  ],
  [
    304,
    {
      says: 'it does not reach the computer behind it (event 304)',
      look: 'On the gateway: Test-NetConnection SERVER -Port 3389. Name, firewall between gateway and server, and whether the server runs.',
    },
  ],
]);
