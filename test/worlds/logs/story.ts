import type { Random } from '../random.ts';
import { backgroundOf } from './background.ts';
import { signAt, timely } from './signs.ts';
import { decoysOf } from './decoys.ts';
import { everydayOf } from './everyday.ts';
import { replacedInTurn, returning, windowClosed } from './broken-sessions.ts';
import type { LogFault, Sign } from './fault.ts';
import {
  arrival,
  attemptOf,
  authentication,
  clientFailure,
  clientSession,
  comingTimes,
  departure,
  goodSession,
  mistyped,
  refusal,
  write,
  type Attempt,
} from './sessions.ts';
import { day, hour, minute, type Person, type Setting } from './setting.ts';
import { writers, type Sense, type WorldEvent } from './world-event.ts';

/** Everything that happened, on the server and on the computers of its users. */
export function storyOf(
  setting: Setting,
  random: Random,
  fault: LogFault | undefined,
): readonly WorldEvent[] {
  const events: WorldEvent[] = [];
  const habit = fault?.family === 'habit' ? fault : undefined;
  const since = fault === undefined || habit !== undefined ? setting.end : setting.onset;
  // A machine that is ill is not restarted before somebody looks.
  for (const event of backgroundOf(setting, random, closedSince(setting, fault)))
    if (event.at < since - hour || !(event.provider === 'EventLog' || restarts(event))) events.push(event);
  const affected = affectedBy(setting, fault);
  for (const person of setting.people) {
    const ill = affected.includes(person);
    const again = ill && fault !== undefined && habit === undefined && fault.end.once !== true;
    for (const at of attemptTimes(setting, random, person, since, again)) {
      const attempt = attemptOf(random, person, at);
      if (habit !== undefined) events.push(...windowClosed(setting, random, attempt, habit));
      else if (fault !== undefined && ill && at >= since && isMet(random, fault))
        events.push(...failing(setting, random, attempt, fault));
      else events.push(...working(setting, random, attempt, ill ? since : setting.end, fault?.beside));
    }
  }
  if (fault !== undefined) events.push(...fault.signs.flatMap((sign) => timely(setting, random, sign)));
  events.push(...everydayOf(setting, random, fault), ...decoysOf(setting, random, fault));
  return byItsClock(setting, events)
    .filter(({ at }) => at >= setting.begin && at <= setting.end)
    .sort((a, b) => a.at - b.at);
}

function affectedBy({ people, asker }: Setting, fault: LogFault | undefined): readonly Person[] {
  if (fault?.hits === 'onePerson') return [asker];
  const spared = fault?.hits === 'allButOne' ? people.find((person) => person !== asker) : undefined;
  return people.filter((person) => person !== spared);
}

// Only where the fault spares some attempts is anything drawn, so that other worlds stay as they were.
function isMet(random: Random, { end: { share } }: LogFault): boolean {
  return share === undefined || random.chance(share);
}

/** The events with the times that the server's clock showed before it was set right, and the word of Windows for that. */
function byItsClock({ server, clockSet }: Setting, events: readonly WorldEvent[]): readonly WorldEvent[] {
  if (clockSet === undefined) return events;
  const { at, ahead } = clockSet;
  const [OldTime, NewTime] = [at + ahead, at].map((time) => new Date(time).toISOString());
  return [
    ...events.map((event) =>
      event.computer === server && event.at < at ? { ...event, at: event.at + ahead } : event,
    ),
    write(server, writers.kernel, 1, at, { NewTime: NewTime!, OldTime: OldTime!, Reason: '1' }),
  ];
}

/** When strangers stop getting through: where the fault keeps everybody from sign-in. */
function closedSince({ onset }: Setting, fault: LogFault | undefined): number {
  const shut = fault?.hits === 'everybody' && ['neverArrives', 'dropped'].includes(fault.end.how);
  return shut ? onset - minute : Number.POSITIVE_INFINITY;
}

const restarts = ({ provider, id, fields }: WorldEvent) =>
  provider === 'Microsoft-Windows-Kernel-General' ||
  id === 1074 ||
  id === 258 ||
  id === 129 ||
  (id === 7036 && (fields['Binary'] ?? '').startsWith('5400650072006D00'));

/** When somebody comes: twice a day on most days, and since the fault a few times in a row. */
function attemptTimes(
  setting: Setting,
  random: Random,
  person: Person,
  since: number,
  ill: boolean,
): readonly number[] {
  const times: number[] = [];
  for (let midnight = setting.begin - (setting.begin % day); midnight < setting.end; midnight += day)
    for (const at of comingTimes(random, midnight)) {
      times.push(at);
      if (ill && at >= since)
        for (let i = 1; i <= random.int(1, 4); i += 1) times.push(at + i * random.int(20, 140) * 1_000);
    }
  // The one who asks has tried lately, with or without a fault.
  if (person === setting.asker) {
    const from = setting.end - random.int(8, 75) * minute;
    times.push(...Array.from({ length: random.int(2, 5) }, (_, i) => from + i * 70_000));
  }
  return times;
}

function working(
  setting: Setting,
  random: Random,
  attempt: Attempt,
  until: number,
  beside?: Sign,
): readonly WorldEvent[] {
  const length = Math.min(random.int(10, 240) * minute, Math.max(until - attempt.at - minute, 30_000));
  return [
    ...(random.chance(0.12) ? mistyped(setting, random, attempt) : []),
    ...goodSession(setting, attempt, length),
    ...(beside === undefined ? [] : [signAt(setting, beside, attempt.at + 2_000, attempt)]),
    ...(attempt.person === setting.asker ? clientSession(setting, attempt, length) : []),
  ];
}

function failing(setting: Setting, random: Random, attempt: Attempt, fault: LogFault): readonly WorldEvent[] {
  const { end } = fault;
  const codeSense: Sense = end.codeTells === true ? 'proof' : 'ending';
  const signs = fault.signs
    .filter(({ when }) => when === 'attempt')
    .map((sign) => signAt(setting, sign, attempt.at + 500, attempt));
  // Of clients' logs only that of the one who asks is ever at hand.
  const client = (after: number) =>
    attempt.person === setting.asker ? clientFailure(setting, attempt, end.code, after, codeSense) : [];
  switch (end.how) {
    case 'works':
      return [...working(setting, random, attempt, setting.end), ...signs];
    case 'neverArrives':
    case 'beforeTheServer':
      return [...client(end.code === 264 ? 21_000 : 2_100), ...signs];
    case 'dropped':
      return [
        ...arrival(setting, attempt),
        ...signs,
        ...departure(setting, attempt, 900, 14, 'ending'),
        ...client(1_200),
      ];
    case 'refused':
      return [
        ...refusedAt(setting, attempt, end.status ?? 0, fault.family !== 'foreign'),
        ...signs,
        ...client(1_400),
      ];
    case 'inSession':
      return [
        ...arrival(setting, attempt),
        ...authentication(setting, attempt),
        ...signs.map((event) => ({ ...event, at: event.at + 2_500 })),
        ...sessionEnd(
          setting,
          attempt,
          6_000,
          end.reason ?? 0,
          end.reason === undefined ? 'ending' : 'proof',
        ),
        ...client(6_500),
      ];
    case 'returns':
      return returning(setting, random, attempt, signs);
    case 'replaced':
      return replacedInTurn(setting, random, attempt);
    case 'lost':
    case 'endedByServer':
      return endedLater(setting, random, attempt, fault, signs);
  }
}

function refusedAt(
  setting: Setting,
  attempt: Attempt,
  status: number,
  named: boolean,
): readonly WorldEvent[] {
  const { person, at } = attempt;
  const password = status === 0xc000_006a || status === 0xc000_0064;
  return [
    ...arrival(setting, attempt),
    refusal(setting, person.name, person.address, at + 1_000, status, { sense: named ? 'proof' : 'ending' }),
    ...(password
      ? [
          write(
            setting.server,
            writers.core,
            140,
            at + 1_050,
            { IPString: person.address },
            { sense: 'proof' },
          ),
        ]
      : []),
    ...departure(setting, attempt, 1_100, 14, 'ending'),
  ];
}

function sessionEnd(
  setting: Setting,
  { person, at, session, activityId }: Attempt,
  after: number,
  reason: number,
  sense: Sense,
): readonly WorldEvent[] {
  const { server, domain } = setting;
  const id = String(session);
  return [
    write(
      server,
      writers.lsm,
      24,
      at + after,
      { User: `${domain}\\${person.name}`, SessionID: id, Address: person.address },
      { userData: true, sense: 'ending' },
    ),
    write(
      server,
      writers.lsm,
      40,
      at + after + 5,
      { Session: id, Reason: String(reason) },
      { userData: true, sense },
    ),
    write(server, writers.core, 102, at + after + 20, {}, { activityId }),
    write(server, writers.core, 103, at + after + 25, { ReasonCode: String(reason) }, { activityId }),
  ];
}

/** A session that begins well and ends before its time. */
function endedLater(
  setting: Setting,
  random: Random,
  attempt: Attempt,
  fault: LogFault,
  signs: readonly WorldEvent[],
): readonly WorldEvent[] {
  const { code, reason, how } = fault.end;
  const after = random.int(2, 12) * minute;
  const begun = goodSession(setting, attempt, setting.end).filter(({ id }) => id !== 40 && id !== 24);
  const own = attempt.person === setting.asker;
  const started = own ? clientSession(setting, attempt, setting.end).filter(({ id }) => id !== 1026) : [];
  const gone = own
    ? clientFailure(setting, attempt, code, after, 'ending').filter(({ id }) => id === 1026)
    : [];
  const told = how === 'endedByServer' && reason !== undefined && fault.signs.length === 0;
  return [
    ...begun,
    ...started,
    ...signs.map((event) => ({ ...event, at: attempt.at + after - 900 })),
    ...sessionEnd(setting, attempt, after, reason ?? 0, told ? 'proof' : 'ending'),
    ...(how === 'lost'
      ? [
          write(
            setting.server,
            writers.core,
            142,
            attempt.at + after - 10,
            { error: '64' },
            { activityId: attempt.activityId },
          ),
        ]
      : []),
    ...gone,
  ];
}
