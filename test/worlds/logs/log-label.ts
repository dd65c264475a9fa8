import { endings, type Ending } from '../endings.ts';
import type { Truth, WorldLabel } from '../world.ts';
import type { LogFault } from './fault.ts';
import type { Handed, HandedLog } from './survival.ts';
import type { Setting } from './setting.ts';
import type { Told } from './told.ts';
import { writers, type Sense, type WorldEvent } from './world-event.ts';

/** What is true of the world and can be told from what survived of it. */
export function logLabel(
  setting: Setting,
  fault: LogFault | undefined,
  handed: Handed,
  told: Told,
): WorldLabel {
  const seen = seenOf(setting, handed);
  const truths = fault === undefined ? truthsOfNone(seen) : truthsOf(fault, seen, handed);
  const mayAlso = [
    ...(fault?.mayAlso ?? []),
    ...(fault === undefined ? [] : endingsOf(fault)),
    ...hearsayOf(told),
  ];
  const said =
    told.error === undefined
      ? ''
      : `; the person gives ${told.error.code}${told.sound ? '' : ', which is not what it showed'}`;
  const ill =
    fault !== undefined && fault.end.how !== 'works' && !['lost', 'endedByServer'].includes(fault.end.how);
  const plain = ill && seen.ending && fault.hits === 'everybody' && handed.survival === 'everything';
  return {
    kind: fault?.kind ?? 'none',
    family: fault?.family ?? 'healthy',
    made: `${fault?.made ?? 'nothing is wrong'}; of the evidence there is: ${handed.survival}${handed.collector ? ' and a collector' : ''}${said}`,
    truths:
      told.error !== undefined && truths.includes('healthy') ? [...new Set([...truths, 'unknown'])] : truths,
    mayAlso: [...new Set(mayAlso)],
    mustNot: plain ? ['works'] : [],
  };
}

interface Seen {
  readonly proof: boolean;
  readonly ending: boolean;
  /** Sessions that began, of the server in question or of the client. */
  readonly good: boolean;
  readonly serverEnding: boolean;
  readonly arrivalsCovered: boolean;
}

function seenOf(setting: Setting, { logs }: Handed): Seen {
  const mine = logs.filter(
    ({ computer }) => computer === setting.server || computer === setting.asker.computer,
  );
  const has = (log: HandedLog, sense: Sense) => log.events.some((event: WorldEvent) => event.sense === sense);
  const server = mine.filter(({ computer }) => computer === setting.server);
  return {
    proof: mine.some((log) => has(log, 'proof')),
    ending: mine.some((log) => has(log, 'ending')),
    good: logs.some((log) => has(log, 'good')),
    serverEnding: server.some((log) => has(log, 'ending')),
    arrivalsCovered: server.some(
      ({ channel, last }) => channel === writers.core.channel && last >= setting.end - 60_000,
    ),
  };
}

function truthsOfNone({ good }: Seen): readonly Truth[] {
  return good ? ['healthy'] : ['healthy', 'unknown'];
}

function truthsOf(fault: LogFault, seen: Seen, handed: Handed): readonly Truth[] {
  const collected = handed.collector && fault.collected !== undefined;
  const foreign = fault.family === 'foreign';
  if (seen.proof || collected) {
    const known = fault.truths;
    if (collected && !seen.proof && foreign) return endingTruths(fault, seen);
    // Without a single failed attempt in sight, what began may be told and need not be the reason.
    if (foreign && !seen.ending) return [...known, 'unknown', ...(seen.good ? ['healthy'] : [])];
    // A log that begins after the onset, or lost stretches, may not show what changed.
    const dim = foreign && ['beginsAfter', 'damaged', 'cleared'].includes(handed.survival);
    return dim ? [...known, 'unknown', ...endingsOf(fault)] : known;
  }
  return endingTruths(fault, seen);
}

function endingTruths(fault: LogFault, seen: Seen): readonly Truth[] {
  if (seen.ending) return [...endingsOf(fault), 'unknown'];
  return seen.good ? ['healthy', 'unknown'] : ['unknown', 'healthy'];
}

/** Ids that say only how the connections of this fault end. */
export function endingsOf({ end }: LogFault): readonly string[] {
  return endingNames(end.how, end.code).flatMap((name) => [...endings[name]]);
}

function endingNames(how: LogFault['end']['how'], code: number): readonly Ending[] {
  switch (how) {
    case 'neverArrives':
      return ['neverArrived', 'notConnected'];
    case 'beforeTheServer':
      return ['reported', 'neverArrived'];
    case 'dropped':
    case 'refused':
      return [
        'droppedBeforeSignIn',
        ...(code === 2308 ? (['closedAtClient'] as const) : (['reported'] as const)),
      ];
    case 'inSession':
    case 'lost':
      return ['droppedInSession', 'closedAtClient', 'reported'];
    case 'endedByServer':
    case 'works':
      return ['reported'];
  }
}

/** What may be said of a number that the person gives, whether it is right or not. */
function hearsayOf({ error }: Told): readonly string[] {
  if (error?.code === undefined) return [];
  return ['client.reported', ...(idsOfCodes[error.code] ?? [])];
}

const idsOfCodes: Readonly<Record<number, readonly string[]>> = {
  260: ['unresolved-name'],
  264: ['unexplained-connect-failure'],
  516: ['unexplained-connect-failure'],
  1796: ['unexplained-connect-failure'],
  2308: ['unexplained-close'],
  2055: ['wrong-password'],
  2825: ['required-nla'],
  3335: ['locked-account'],
};
