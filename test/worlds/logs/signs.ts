import type { Random } from '../random.ts';
import type { Sign } from './fault.ts';
import { write, type Attempt } from './sessions.ts';
import { day, hour, minute, type Setting } from './setting.ts';
import type { WorldEvent } from './world-event.ts';

/** The events of a sign that come by the clock. */
export function timely(setting: Setting, random: Random, sign: Sign): readonly WorldEvent[] {
  const { onset, end } = setting;
  const first = onset - random.int(2, 60) * 1_000;
  const every = { hourly: random.int(12, 70) * minute, daily: day, flood: random.int(900, 2_400) }[
    sign.when as 'hourly'
  ];
  if (sign.when === 'attempt') return [];
  if (sign.when === 'once') return [signAt(setting, sign, first)];
  const times: number[] = [];
  const last = sign.when === 'flood' ? Math.max(onset, end - 2 * hour) : onset;
  for (let at = sign.when === 'flood' ? last : first; at < end && times.length < 1_500; at += every)
    times.push(at);
  return times.map((at, i) => signAt(setting, sign, at, undefined, i));
}

/** A sign as an event, its fields filled in for the attempt it comes with. */
export function signAt(
  setting: Setting,
  { writer, id, fields = {}, mute = false }: Sign,
  at: number,
  attempt?: Attempt,
  i = 0,
): WorldEvent {
  const { person = setting.asker, session = 2 } = attempt ?? {};
  const values: Readonly<Record<string, string>> = {
    user: person.name,
    address: person.address,
    server: setting.server,
    domain: setting.domain,
    session: String(session),
    n: String((i % 60) + 1),
  };
  const filled = Object.entries(fields).map(([name, value]) => [
    name,
    value.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole),
  ]);
  return write(setting.server, writer, id, at, Object.fromEntries(filled), {
    ...(writer.channel.includes('LocalSessionManager') ? { userData: true } : {}),
    ...(mute ? {} : { sense: 'proof' }),
  });
}
