import type { Random } from '../random.ts';
import type { LogFault } from './fault.ts';
import { foreignFaults } from './foreign-faults.ts';
import { day, hour, type Setting } from './setting.ts';
import { signAt } from './signs.ts';
import type { WorldEvent } from './world-event.ts';

/**
 * Grave words that have nothing to do with the fault: an event of some other trouble that came all along while everything worked,
 * and, where the fault has an event of its own, that same event once on a day on which nothing failed.
 */
export function decoysOf(
  setting: Setting,
  random: Random,
  fault: LogFault | undefined,
): readonly WorldEvent[] {
  const strangers = harmless.filter(({ kind }) => kind !== fault?.kind);
  const decoy = random.chance(0.3) ? random.pick(strangers) : undefined;
  const echo = fault?.family === 'foreign' && random.chance(0.25) ? fault : undefined;
  return [
    ...(decoy === undefined ? [] : allAlong(setting, random, decoy)),
    ...(echo === undefined ? [] : once(setting, random, echo)),
  ];
}

/** At an even pace from the first day to the last. */
function allAlong(setting: Setting, random: Random, { signs }: LogFault): readonly WorldEvent[] {
  const every = random.between(6, 30) * hour;
  const count = Math.floor((setting.end - setting.begin) / every);
  return Array.from({ length: count }, (_, i) =>
    signAlone(setting, signs, setting.begin + (i + random.next()) * every),
  ).flat();
}

const once = (setting: Setting, random: Random, { signs }: LogFault) =>
  signAlone(setting, signs, setting.onset - random.between(0.6, 1) * day);

function signAlone(setting: Setting, signs: LogFault['signs'], at: number): readonly WorldEvent[] {
  return signs.slice(0, 1).map((sign) => signAt(setting, { ...sign, mute: true }, Math.round(at)));
}

/** Troubles that a server can have for weeks without anybody at Remote Desktop noticing. */
const harmless = foreignFaults.filter(
  ({ kind, end, signs }) =>
    (signs[0]?.when === 'hourly' && end.how !== 'neverArrives') ||
    /applocker|print-driver|wmi-full|defender/.test(kind),
);
