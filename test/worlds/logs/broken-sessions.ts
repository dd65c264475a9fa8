import type { Random } from '../random.ts';
import type { LogFault } from './fault.ts';
import {
  arrival,
  clientFailure,
  clientSession,
  departure,
  goodSession,
  write,
  type Attempt,
} from './sessions.ts';
import { minute, type Setting } from './setting.ts';
import { writers, type Sense, type WorldEvent } from './world-event.ts';

/** A session that breaks off without a word from the session manager, and the same person is back in it within two minutes. */
export function returning(
  setting: Setting,
  random: Random,
  attempt: Attempt,
  signs: readonly WorldEvent[],
): readonly WorldEvent[] {
  const own = attempt.person === setting.asker;
  const events: WorldEvent[] = [...begun(setting, attempt), ...(own ? clientBegun(setting, attempt) : [])];
  let at = attempt.at;
  for (let times = random.int(2, 4); times > 0; times -= 1) {
    const broken = at + random.int(2, 14) * minute;
    events.push(
      ...signs.map((event) => ({ ...event, at: broken - 900 })),
      ...gone(setting, { ...attempt, at }, broken - at, 'ending'),
      ...(own ? clientGone(setting, { ...attempt, at }, broken - at) : []),
    );
    at = broken + random.int(20, 110) * 1_000;
    const back = { ...attempt, at };
    events.push(...arrival(setting, back), { ...session(setting, back, 25, at + 1_500), sense: 'proof' });
    if (own) events.push(...clientBegun(setting, back));
  }
  return [...events, ...signedOut(setting, attempt, at + random.int(20, 200) * minute)];
}

/** Two places that take one session from each other, by turns. */
export function replacedInTurn(setting: Setting, random: Random, attempt: Attempt): readonly WorldEvent[] {
  const { server } = setting;
  const other = { ...attempt.person, address: `192.0.2.${240 + (attempt.session % 10)}` };
  const events: WorldEvent[] = [...begun(setting, attempt)];
  let at = attempt.at;
  let here = attempt;
  for (let times = random.int(3, 6); times > 0; times -= 1) {
    at += random.int(90, 500) * 1_000;
    const id = String(attempt.session);
    const next = { ...attempt, at, person: here.person === other ? attempt.person : other };
    events.push(
      ...arrival(setting, next),
      write(
        server,
        writers.lsm,
        40,
        at + 1_400,
        { Session: id, Reason: '5' },
        { userData: true, sense: 'proof' },
      ),
      { ...session(setting, here, 24, at + 1_410), sense: 'ending' },
      session(setting, next, 25, at + 1_500),
    );
    here = next;
  }
  return events;
}

/** A session as people have them who never sign out: they close the window, and are back hours later, seldom at once. */
export function windowClosed(
  setting: Setting,
  random: Random,
  attempt: Attempt,
  { kind }: LogFault,
): readonly WorldEvent[] {
  const length = random.int(25, 200) * minute;
  const end = attempt.at + length;
  const id = String(attempt.session);
  const closed = [
    session(setting, attempt, 24, end),
    ...(kind === 'closes-window-told'
      ? [write(setting.server, writers.lsm, 40, end + 5, { Session: id, Reason: '0' }, { userData: true })]
      : []),
    ...departure(setting, { ...attempt, at: end }, 20, 0),
  ];
  const elsewhere = { ...attempt.person, address: `192.0.2.${240 + (attempt.session % 10)}` };
  const person = kind === 'roams' ? elsewhere : attempt.person;
  const wait = random.chance(0.06) ? random.int(30, 200) * 1_000 : random.int(20, 90) * minute;
  const back = { ...attempt, person, at: end + wait };
  return [
    ...begun(setting, attempt),
    ...(attempt.person === setting.asker ? clientSession(setting, attempt, length) : []),
    ...closed,
    ...arrival(setting, back),
    { ...session(setting, back, 25, back.at + 1_500), sense: 'good' },
    session(setting, back, 24, back.at + 30 * minute),
  ];
}

const begun = (setting: Setting, attempt: Attempt) =>
  goodSession(setting, attempt, setting.end).filter(({ id }) => id !== 40 && id !== 24);
const clientBegun = (setting: Setting, attempt: Attempt) =>
  clientSession(setting, attempt, setting.end).filter(({ id }) => id !== 1026);
const clientGone = (setting: Setting, attempt: Attempt, after: number) =>
  clientFailure(setting, attempt, 2308, after, 'ending').filter(({ id }) => id === 1026);

function gone(setting: Setting, attempt: Attempt, after: number, sense: Sense): readonly WorldEvent[] {
  return [
    { ...session(setting, attempt, 24, attempt.at + after), sense },
    ...departure(setting, attempt, after + 20, 0),
  ];
}

function signedOut(setting: Setting, attempt: Attempt, at: number): readonly WorldEvent[] {
  if (at >= setting.end) return [];
  const { person, session: id } = attempt;
  return [
    write(
      setting.server,
      writers.lsm,
      23,
      at,
      { User: `${setting.domain}\\${person.name}`, SessionID: String(id) },
      { userData: true },
    ),
    session(setting, attempt, 24, at + 200),
  ];
}

/** One event of the session manager about this session. */
function session(setting: Setting, { person, session: id }: Attempt, event: number, at: number): WorldEvent {
  const fields = {
    User: `${setting.domain}\\${person.name}`,
    SessionID: String(id),
    Address: person.address,
  };
  return write(setting.server, writers.lsm, event, at, fields, { userData: true });
}
