import { timesOf } from '../facts/event-times.ts';
import { healthy } from '../facts/healthy.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { millisOf, minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import {
  atGateway,
  gatewayEventOfCode,
  gatewayReasons,
  refusedInLog,
  type AtGateway,
  type GatewayRefusal,
} from '../judging/gateway-refusals.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, type Sighting } from './observation.ts';
import { dialogs } from '../codes/dialogs/dialogs.ts';
import { hexOf } from '../codes/printed.ts';

type Kind = FactTypes['eventActivity']['kinds'][number];

const [kind] = healthy.eventActivity.kinds as [Kind];
const gateway = 'Microsoft-Windows-TerminalServices-Gateway';

export const turnedAwayByGateway = defineObservation({
  id: 'turned-away-by-gateway',
  title: 'The RD Gateway turns people away',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  covers: ['unreached-service', 'program-reported'],
  explanation:
    'These people reach the gateway, and it does not let them through to the server. The server behind it and its certificate have no part in it. Who connects without the gateway may still get in.',
  needs: [],
  uses: ['eventActivity', 'serverEvents', 'programLogs', 'clientError', 'phaseOfDeath'],

  look(facts) {
    const at = atGateway(facts);
    if (at === undefined) {
      const logged = inLog(facts.programLogs);
      // What a person typed changes nothing that was measured.
      return logged.is === 'notLooked' && facts.phaseOfDeath === undefined
        ? shown(facts.clientError)
        : logged;
    }
    const told = tellingRefusals(at);
    const [most] = told;
    const fact = facts.eventActivity?.kinds.some(({ provider }) => provider === gateway)
      ? ('eventActivity' as const)
      : ('serverEvents' as const);
    if (most === undefined)
      return at.passed === 'never' && at.refusals.length === 0
        ? notLooked()
        : notSeen(cite(fact, 'the gateway lets people through'));
    return {
      is: 'seen',
      title: titleOf(most, told, at),
      // Others pass: it is about these people.
      ...(at.passed === 'since' ? { impact: 'degrades' as const } : {}),
      because: told.map((refusal) => cite(fact, says(refusal))),
    };
  },

  remedies: (facts) => {
    const at = atGateway(facts);
    const inLog = refusedInLog(facts.programLogs)?.id ?? eventShown(facts.clientError);
    const ids = new Set(
      at === undefined ? (inLog === undefined ? [] : [inLog]) : tellingRefusals(at).map(({ id }) => id),
    );
    return [...gatewayReasons]
      .filter(([id]) => ids.has(id))
      .map(([id, { look }]) => byHand(`Look at what event ${id} names`, 'server', look));
  },
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
      name: 'what the log of a client has of it',
      facts: {
        programLogs: [{ program: 'FreeRDP', side: 'client', statuses: [], gatewayStatuses: [0x59da] }],
      },
      unknown: ['eventActivity', 'serverEvents'],
      verdict: 'seen',
    },
    {
      name: 'one person who is not meant to come in',
      facts: { eventActivity: withRefusals(201, 1, ['ops']) },
      verdict: 'notSeen',
    },
    {
      name: 'one person again and again, while others pass',
      facts: { eventActivity: withRefusals(301, 4, ['ops'], 'corp\\anna') },
      verdict: 'seen',
    },
    {
      name: 'the one event of a log',
      facts: { eventActivity: withRefusals(301, 1) },
      verdict: 'seen',
    },
    {
      name: 'the one event that was pasted',
      facts: oneEvent('gateway', 204, { Username: 'CORP\\anna', IpAddress: '192.0.2.7' }),
      unknown: ['eventActivity'],
      verdict: 'seen',
    },
    {
      name: 'the dialog of a client that may not go to this computer',
      facts: { clientError: { code: 0x300_001b, from: 'dialog' } },
      unknown: ['eventActivity', 'serverEvents', 'phaseOfDeath'],
      verdict: 'seen',
    },
    { name: 'no log of a gateway', verdict: 'notLooked' },
  ],
});

/** Where others pass, one may be a person who is not meant to come in; who passed before is meant to. */
function tellingRefusals({ refusals, passed }: AtGateway): readonly GatewayRefusal[] {
  const enough = passed === 'never' ? 1 : ENOUGH;
  return refusals.filter(({ count, passedBefore, user }) =>
    passedBefore && user !== undefined ? count >= Math.min(enough, ENOUGH_OF_KNOWN) : count >= enough,
  );
}

function titleOf(most: GatewayRefusal, told: readonly GatewayRefusal[], { passed }: AtGateway): string {
  const reason = gatewayReasons.get(most.id);
  const users = [...new Set(told.flatMap(({ user }) => user ?? []))];
  const named = users.slice(0, MOST_NAMES).join(', ');
  const more = users.length > MOST_NAMES ? ' and others' : '';
  const whom = users.length === 0 ? 'people' : `${named}${more}`;
  const others = passed === 'since' ? '; others pass' : '';
  return `The RD Gateway ${reason?.does ?? 'turns away'} ${whom}: ${reason?.why ?? ''} (event ${most.id})${others}`;
}

function says({ id, user, count, last, passedBefore }: GatewayRefusal): string {
  const times = count === 1 ? 'once' : `${count} times`;
  const since = passedBefore ? ' since the last connection' : ' and never a connection';
  return `TerminalServices-Gateway ${id}${user === undefined ? '' : `, ${user}`}: ${times}${since}, last ${minuteOf(last)}`;
}

function withRefusals(
  id: number,
  count: number,
  others: readonly string[] = [],
  user?: string,
): FactTypes['eventActivity'] {
  const { key: _key, role: _role, ...plain } = kind;
  const at = millisOf(plain.last);
  const like = { ...plain, provider: gateway, channel: `${gateway}/Operational` };
  const passes = others.map((name) => ({
    ...like,
    id: 302,
    key: { field: 'Username', text: name },
    times: timesOf([at - 60_000, at + 90_000]),
    count: 2,
  }));
  const times = timesOf(Array.from({ length: count }, (_, i) => at + i * 60_000));
  const key = user === undefined ? {} : { key: { field: 'Username', text: user } };
  return {
    ...healthy.eventActivity,
    kinds: [
      ...healthy.eventActivity.kinds,
      ...passes,
      { ...like, ...key, id, count, first: plain.last, times },
    ],
  };
}

const ENOUGH = 3;
const ENOUGH_OF_KNOWN = 2;
const MOST_NAMES = 3;

/** One client was turned away; of others its log knows nothing. */
function inLog(programLogs: FactTypes['programLogs'] | undefined): Sighting<'programLogs'> {
  const refused = refusedInLog(programLogs);
  const reason = refused && gatewayReasons.get(refused.id);
  if (refused === undefined || reason === undefined) return notLooked();
  return {
    is: 'seen',
    title: `The RD Gateway ${reason.does} this client: ${reason.why}`,
    because: [cite('programLogs', `${refused.program} logged ${hexOf(refused.status)} of the gateway`)],
  };
}

/** The gateway could not connect to the computer behind it. */
const UNREACHED = 304;

/** The event that the client's number or sentence belongs to, where all its numbers belong to one. */
function eventShown(clientError: FactTypes['clientError'] | undefined): number | undefined {
  const dialog = dialogs.find(({ id }) => id === clientError?.dialog);
  const codes = clientError?.code === undefined ? (dialog?.codes ?? []) : [clientError.code];
  const events = new Set(codes.map((code) => gatewayEventOfCode.get(code)));
  const [event] = events;
  // That the computer behind it had an error says nothing about the way to it.
  return events.size === 1 && event !== UNREACHED ? event : undefined;
}

/** The client was told so by the gateway; of others it knows nothing. */
function shown(clientError: FactTypes['clientError'] | undefined): Sighting<'clientError'> {
  const reason = gatewayReasons.get(eventShown(clientError) ?? 0);
  if (reason === undefined) return notLooked();
  return {
    is: 'seen',
    title: `The RD Gateway ${reason.does} this client: ${reason.why}`,
    because: [
      cite(
        'clientError',
        `the client shows ${clientError?.code === undefined ? `"${dialogs.find(({ id }) => id === clientError?.dialog)?.says ?? ''}"` : hexOf(clientError.code)}`,
      ),
    ],
  };
}
