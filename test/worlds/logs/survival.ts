import type { Random } from '../random.ts';
import { backgroundOf } from './background.ts';
import { attemptOf, comingTimes, goodSession, write } from './sessions.ts';
import { day, hour, minute, type Setting } from './setting.ts';
import { writers, type WorldEvent } from './world-event.ts';

/** A log as it was handed over: what of it is there, and which time it covers. */
export interface HandedLog {
  readonly computer: string;
  readonly channel: string;
  readonly events: readonly WorldEvent[];
  readonly first: number;
  readonly last: number;
  readonly lost: number;
}

export const manners = [
  'everything',
  'serverOnly',
  'clientOnly',
  'someChannels',
  'cleared',
  'damaged',
  'wrongHost',
  'copiedBefore',
  'beginsAfter',
  'overlapping',
  'twoServers',
] as const;
export type Survival = (typeof manners)[number];

/** Most people hand over whole logs. */
const often: readonly Survival[] = [
  ...manners,
  'everything',
  'everything',
  'serverOnly',
  'serverOnly',
  'someChannels',
];

/** What of a story somebody hands over. */
export interface Handed {
  readonly survival: Survival;
  readonly logs: readonly HandedLog[];
  /** Whether what a collector on the server reads is there too. */
  readonly collector: boolean;
}

const isClient = ({ channel }: { readonly channel: string }) => channel === writers.client.channel;

/** The logs of a story that survived; the clients' logs but that of the one who asks are never at hand. */
export function handOver(
  setting: Setting,
  random: Random,
  story: readonly WorldEvent[],
  faulty: boolean,
): Handed {
  const survival = random.pick(often);
  const all = story.filter((event) => !isClient(event) || event.computer === setting.asker.computer);
  const logs = logsOf(setting, random, all);
  const server = logs.filter((log) => !isClient(log));
  const client = logs.filter(isClient);
  const collector =
    random.chance(0.3) && !['clientOnly', 'wrongHost', 'copiedBefore', 'beginsAfter'].includes(survival);
  const given = (kept: readonly HandedLog[]): Handed => ({ survival, logs: kept, collector });
  const both = random.chance(0.5) ? logs : server;
  switch (survival) {
    case 'everything':
      return given(logs);
    case 'serverOnly':
      return given(server);
    case 'clientOnly':
      return given(client);
    case 'someChannels':
      return given(someOf(random, server, random.chance(0.4) ? client : []));
    case 'cleared':
      return given(both.map((log) => cleared(setting, random, log)));
    case 'damaged':
      return given(both.map((log) => damaged(random, log)));
    case 'wrongHost':
      return given([
        ...logsOf(otherServer(setting, random), random, lifeOf(otherServer(setting, random), random)),
        ...client,
      ]);
    case 'copiedBefore':
      return given([
        ...server.map((log) =>
          between(log, 0, faulty ? setting.onset - 10 * minute : setting.end - 3 * hour),
        ),
        ...client,
      ]);
    case 'beginsAfter':
      return given(
        both.map((log) =>
          isClient(log)
            ? log
            : between(
                log,
                setting.onset + (setting.end - setting.onset) * random.between(0.2, 0.7),
                setting.end,
              ),
        ),
      );
    case 'overlapping':
      return given(
        both.flatMap((log) => [
          log,
          between(log, setting.begin + (setting.end - setting.begin) * random.between(0, 0.9), setting.end),
        ]),
      );
    case 'twoServers': {
      const other = otherServer(setting, random);
      return given([...logs, ...logsOf(other, random, lifeOf(other, random))]);
    }
  }
}

/** One log per computer and channel; the Security log turns over within days, as it does. */
function logsOf(setting: Setting, random: Random, events: readonly WorldEvent[]): readonly HandedLog[] {
  const byLog = new Map<string, WorldEvent[]>();
  for (const event of events) {
    const key = `${event.computer}|${event.channel}`;
    const known = byLog.get(key);
    if (known) known.push(event);
    else byLog.set(key, [event]);
  }
  return [...byLog.values()].map((own) => {
    const { computer, channel } = own[0]!;
    const whole: HandedLog = {
      computer,
      channel,
      events: own,
      first: own[0]!.at,
      last: setting.end,
      lost: 0,
    };
    return channel === 'Security'
      ? between(whole, setting.end - random.between(2.5, 6) * day, setting.end)
      : whole;
  });
}

function between(log: HandedLog, first: number, last: number): HandedLog {
  const events = log.events.filter(({ at }) => at >= first && at <= last);
  return { ...log, events, first: Math.max(log.first, first), last: Math.min(log.last, last) };
}

function someOf(
  random: Random,
  server: readonly HandedLog[],
  client: readonly HandedLog[],
): readonly HandedLog[] {
  const kept = random.some(server, random.pick([0.3, 0.5, 0.8]));
  return [...(kept.length > 0 ? kept : [random.pick(server)]), ...client];
}

/** Somebody cleared the log; Windows says so in the Security log itself (1102), and for others in System (104). */
function cleared(setting: Setting, random: Random, log: HandedLog): HandedLog {
  const isSecurity = log.channel === 'Security';
  if ((!isSecurity && log.channel !== 'System') || random.chance(0.3)) return log;
  const at = setting.onset + (setting.end - setting.onset) * random.between(0.1, 0.9);
  const writer = isSecurity ? writers.clearedSecurity : writers.cleared;
  const fields = { SubjectUserName: 'ops', ...(isSecurity ? {} : { Channel: log.channel }) };
  const note = write(log.computer, writer, isSecurity ? 1102 : 104, Math.round(at), fields, {
    userData: true,
  });
  const rest = between(log, at, setting.end);
  return { ...rest, first: note.at, events: [note, ...rest.events] };
}

/** Stretches of the log cannot be read. */
function damaged(random: Random, log: HandedLog): HandedLog {
  if (random.chance(0.4) || log.events.length < 4) return log;
  const from = random.int(0, log.events.length - 2);
  const count = random.int(1, Math.max(1, Math.floor(log.events.length / 3)));
  const events = log.events.filter((_, i) => i < from || i >= from + count);
  return events.length === 0 ? log : { ...log, events, lost: log.events.length - events.length };
}

const otherServer = (setting: Setting, random: Random): Setting => {
  const number = random.int(61, 99);
  const other = { name: 'ops', computer: `PC${number}`, address: `198.51.100.${number}` };
  return {
    ...setting,
    server: `SRV${number}.${setting.domain.toLowerCase()}.example`,
    people: [other],
    asker: other,
  };
};

/** The life of a server that nothing is wrong with. */
function lifeOf(setting: Setting, random: Random): readonly WorldEvent[] {
  const sessions: WorldEvent[] = [];
  for (let midnight = setting.begin - (setting.begin % day); midnight < setting.end; midnight += day)
    for (const at of comingTimes(random, midnight))
      sessions.push(...goodSession(setting, attemptOf(random, setting.asker, at), 40 * minute));
  return [...backgroundOf(setting, random), ...sessions]
    .filter(({ at }) => at >= setting.begin && at <= setting.end)
    .sort((a, b) => a.at - b.at);
}
