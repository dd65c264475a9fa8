import { outcomes, type Outcome } from '../answer.ts';
import { endings, type Ending } from '../endings.ts';
import type { Truth, WorldLabel } from '../world.ts';
import type { LogFault } from './fault.ts';
import type { Handed, HandedLog } from './survival.ts';
import { hour, type Setting } from './setting.ts';
import type { Told } from './told.ts';
import type { Sense, WorldEvent } from './world-event.ts';

/** What is true of the world and can be told from what survived of it. */
export function logLabel(
  setting: Setting,
  fault: LogFault | undefined,
  handed: Handed,
  told: Told,
): WorldLabel {
  const seen = seenOf(setting, handed);
  const truths = [...new Set(allTruths(fault, seen, handed, told))];
  return {
    kind: fault?.kind ?? 'none',
    family: familyOf(fault, truths),
    made: madeOf(fault, handed, told),
    truths,
    mayAlso: [
      ...new Set([
        ...foreignOf(handed),
        ...(fault === undefined ? [] : trueBesides(fault)),
        ...hearsayOf(told),
      ]),
    ],
    mustNot: inPlainView(fault, seen, handed) ? ['works'] : [],
    outcomes: outcomesOf(fault, seen, truths),
  };
}

/** What becomes of connections, as far as what survived shows it. */
function outcomesOf(
  fault: LogFault | undefined,
  { good }: Seen,
  truths: readonly Truth[],
): readonly Outcome[] {
  const open: readonly Outcome[] = truths.includes('unknown') || !good ? ['unknown'] : [];
  if (fault === undefined || fault.end.how === 'works') return ['works', ...open];
  if (truths.includes('unknown')) return outcomes;
  if (['lost', 'endedByServer', 'returns', 'replaced'].includes(fault.end.how))
    return ['disturbed', 'worksForSome', 'fails'];
  if (fault.family === 'partly') return ['disturbed', 'worksForSome', 'fails'];
  return fault.hits === 'onePerson' ? ['fails', 'worksForSome'] : ['fails'];
}

function allTruths(fault: LogFault | undefined, seen: Seen, handed: Handed, told: Told): readonly Truth[] {
  const shown = fault === undefined ? truthsOfNone(seen) : truthsOf(fault, seen, handed.collector);
  // A right number that names the fault is as good as the log that holds it.
  const byWord = fault !== undefined && toldNames(fault, told) ? fault.truths : [];
  // Whoever is told of an error in front of logs that show a working server may leave it open.
  const open = told.error !== undefined && shown.includes('healthy') ? ['unknown'] : [];
  return [...shown, ...byWord, ...open];
}

/** What is true of the world beside the answer, whether it can be proven or not. */
function trueBesides(fault: LogFault): readonly string[] {
  const ids = fault.truths.filter((truth) => typeof truth === 'string');
  return [...ids, ...(fault.mayAlso ?? []), ...endingsOf(fault)];
}

/** Worlds whose evidence does not show the fault are counted by themselves. */
function familyOf(fault: LogFault | undefined, truths: readonly Truth[]): string {
  if (fault === undefined) return 'healthy';
  if (fault.family === 'habit') return 'healthy habits';
  return truths.includes('unknown') ? 'little survived' : fault.family;
}

function madeOf(fault: LogFault | undefined, { survival, collector }: Handed, told: Told): string {
  const given = `of the evidence there is: ${survival}${collector ? ' and a collector' : ''}`;
  const said =
    told.error === undefined
      ? ''
      : `; the person gives ${told.error.code}${told.sound ? '' : ', which is not what it showed'}`;
  return `${fault?.made ?? 'nothing is wrong'}; ${given}${said}`;
}

/** Everybody fails, or somebody's sessions do not last, and every log shows it. */
function inPlainView(fault: LogFault | undefined, seen: Seen, { survival }: Handed): boolean {
  if (fault?.family === 'partly') return seen.ending && survival === 'everything';
  if (fault === undefined || ['works', 'lost', 'endedByServer'].includes(fault.end.how)) return false;
  return seen.ending && fault.hits === 'everybody' && survival === 'everything';
}

function toldNames({ end }: LogFault, { error, sound }: Told): boolean {
  if (!sound || error === undefined) return false;
  return end.codeTells === true || (end.reason !== undefined && error.extended === end.reason);
}

interface Seen {
  readonly proof: boolean;
  /** A log that names the fault also covers, without a gap, the time before it. */
  readonly change: boolean;
  readonly ending: boolean;
  /** Sessions that began, of the server in question or of the client. */
  readonly good: boolean;
}

function seenOf(setting: Setting, { logs }: Handed): Seen {
  const mine = logs.filter(
    ({ computer }) => computer === setting.server || computer === setting.asker.computer,
  );
  const has = (log: HandedLog, sense: Sense) => log.events.some((event: WorldEvent) => event.sense === sense);
  return {
    proof: mine.some((log) => has(log, 'proof')),
    change: mine.some((log) => has(log, 'proof') && log.lost === 0 && log.first < setting.onset - 6 * hour),
    ending: mine.some((log) => has(log, 'ending')),
    good: logs.some((log) => has(log, 'good')),
  };
}

function truthsOfNone({ good }: Seen): readonly Truth[] {
  return good ? ['healthy'] : ['healthy', 'unknown'];
}

function truthsOf(fault: LogFault, seen: Seen, collector: boolean): readonly Truth[] {
  const collected = collector && fault.collected !== undefined;
  const foreign = fault.family === 'foreign';
  if (seen.proof || collected) {
    const known = fault.truths;
    // Without a single failed attempt in sight, what began may be told and need not be the reason.
    if (foreign && !seen.ending) return [...known, 'unknown', ...(seen.good ? ['healthy'] : [])];
    // What did not cover the time before cannot show what changed.
    const dim = foreign && !seen.change;
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
      return ['neverArrived', code === 2308 ? 'closedAtClient' : 'notConnected'];
    case 'beforeTheServer':
      return ['reported', 'neverArrived'];
    case 'dropped':
    case 'refused':
      return [
        'droppedBeforeSignIn',
        ...(code === 2308 ? (['closedAtClient'] as const) : (['reported'] as const)),
      ];
    case 'inSession':
      return [
        'droppedInSession',
        ...(code === 2056 ? (['licensingFailed'] as const) : (['closedAtClient'] as const)),
      ];
    case 'lost':
      return ['droppedInSession', 'closedAtClient'];
    case 'returns':
    case 'replaced':
      return ['brokenOff', 'closedAtClient'];
    case 'endedByServer':
    case 'works':
      return ['reported'];
  }
}

/** That the logs are of another machine, where they are. */
const foreignOf = ({ survival }: Handed): readonly string[] =>
  survival === 'wrongHost' ? ['foreign-logs'] : [];

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
