import type { WrittenEvent } from '../evtx-writer/written-event.ts';
import type { Life } from './life.ts';
import { later } from './moments.ts';
import type { Worker } from './worker.ts';
import { channelNames, goodSession, logFiles } from '../corpus/evidence/log-events.ts';
import { machineOf, type Machine } from './machine.ts';
import { noiseOf } from './noise.ts';
import type { EvidenceFile } from '../corpus/evidence/evidence-case.ts';
import { chanceOf, type Chance } from './chance.ts';

/** The logs of a server with this life, one file per channel; every third server was copied while it ran. */
export function server(life: Life): () => readonly EvidenceFile[] {
  return () =>
    logFiles(eventsOf(life), { firstRecordId: 1_000 + life.seed * 977, dirty: life.seed % 3 === 0 });
}

/** Everything the server logged in its life, in no order. */
export function eventsOf(life: Life): readonly WrittenEvent[] {
  const machine = machineOf(life.computer, life.language ?? 'en', life.domain ?? 'CONTOSO');
  const chance = chanceOf(life.seed);
  const all = [
    ...noiseOf(machine, chance, life),
    ...work(machine, chance, life),
    ...(life.events?.(machine) ?? []),
  ];
  const kept = all.filter(
    ({ channel, time }) =>
      !(life.without ?? []).includes(channel) &&
      time >= (life.rolledOver?.[channel] ?? life.from) &&
      time <= life.until,
  );
  return kept;
}

/** Each worker comes two or three times on a working day, mistypes now and then, and after the onset fails. */
function work(machine: Machine, chance: Chance, life: Life): readonly WrittenEvent[] {
  const events: WrittenEvent[] = [];
  const first = Math.floor(Date.parse(life.from) / DAY) * DAY;
  for (let day = first; day < Date.parse(life.until); day += DAY) {
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    for (const worker of life.workers) {
      if (chance.below(6) === 0) continue;
      const visits = 1 + chance.below(3);
      for (let visit = 0; visit < visits; visit += 1) {
        const time = new Date(
          day + ((life.dawn ?? 6.5) + visit * 3.2 + chance.part() * 2.5) * HOUR,
        ).toISOString();
        events.push(...visitOf(machine, chance, life, worker, time));
      }
    }
  }
  return events;
}

function visitOf(
  machine: Machine,
  chance: Chance,
  life: Life,
  worker: Worker,
  time: string,
): readonly WrittenEvent[] {
  const { onset, mended, failing, whom } = life;
  const fails =
    onset !== undefined &&
    time >= onset &&
    (mended === undefined || time < mended) &&
    (whom ?? [worker.user]).includes(worker.user);
  if (fails) {
    // People try again before they call somebody.
    const tries = 1 + chance.below(3);
    return Array.from(
      { length: tries },
      (_, i) => failing?.(machine, later(time, i * 75), worker) ?? [],
    ).flat();
  }
  const mistyped = chance.below(14) === 0;
  return [
    ...(mistyped ? [machine.refused(later(time, -40), worker, '0xc000006d', '0xc000006a')] : []),
    ...session(machine, time, worker, 20 + chance.below(140)),
  ];
}

/** A session from its beginning to the sign-out, in every log that Windows keeps of it. */
export function session(
  machine: Machine,
  time: string,
  worker: Worker,
  minutes: number,
): readonly WrittenEvent[] {
  const { user, from } = worker;
  const end = later(time, minutes * 60);
  const who = { User: `${machine.domain}\\${user}`, SessionID: '3', Address: from };
  return [
    ...goodSession(machine.log, time, from, user).filter(
      ({ channel }) => channel !== channelNames.sessions && channel !== channelNames.connections,
    ),
    machine.listened(later(time, 0.1)),
    machine.authenticated(later(time, 2), worker),
    machine.accepted(later(time, 1.8), worker, 3),
    machine.accepted(later(time, 3.5), worker, 10),
    machine.log.sessions(21, later(time, 4), who),
    machine.log.sessions(22, later(time, 6), who),
    machine.log.sessions(24, later(end, -3), who),
    machine.log.sessions(23, end, { User: who.User, SessionID: '3' }),
    machine.security(4634, end, {
      TargetUserSid: { sid: SOMEBODY },
      TargetUserName: user,
      TargetDomainName: machine.domain,
      TargetLogonId: '0x4f21a9',
      LogonType: 10,
    }),
  ];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SOMEBODY = 'S-1-5-21-1004336348-1177238915-682003330-1142';
