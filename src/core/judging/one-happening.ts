import { windowsEvent } from '../codes/windows-events/windows-event.ts';
import { shortProvider } from '../facts/provider-names.ts';
import { millisOf } from '../facts/time.ts';
import type { Change } from '../incident/changes.ts';

/** A change with how much it tells. */
export interface Weighed {
  readonly change: Change;
  readonly weight: number;
}

/**
 * The changes with each restart and each update told once, by the event that says most of it. What was installed and the
 * restart that goes with it are one story, and the update comes first: machines are restarted for it, not broken by a restart.
 */
export function toldOnce(changes: readonly Weighed[]): readonly Weighed[] {
  const { restarts, rest } = withRestartsAsOne(changes);
  const { update, rest: others } = withUpdateAsOne(rest);
  if (update === undefined) return [...others, ...restarts];
  const own = restarts.find(({ change }) => belongs(update.change, change));
  const weight = Math.max(update.weight, (own?.weight ?? 0) * AHEAD);
  return [...others, ...restarts, { ...update, weight }];
}

function belongs(update: Change, restart: Change): boolean {
  const later = millisOf(update.at) - millisOf(restart.at);
  return later >= -BEFORE_RESTART && later <= AFTER_RESTART;
}

function withRestartsAsOne(changes: readonly Weighed[]) {
  const restarts: Weighed[] = [];
  let rest = changes;
  for (;;) {
    const mark = heaviest(rest.filter(({ change }) => marksOfRestart.has(nameOf(change))));
    if (mark === undefined) return { restarts, rest };
    const isPart = ({ change }: Weighed) =>
      (marksOfRestart.has(nameOf(change)) || isReason(change) || isEcho(change)) &&
      Math.abs(millisOf(change.at) - millisOf(mark.change.at)) <= ONE_RESTART;
    const best = rest
      .filter(isPart)
      .toSorted((a, b) => rankOf(nameOf(a.change)) - rankOf(nameOf(b.change)))[0];
    restarts.push({ change: (best ?? mark).change, weight: mark.weight });
    rest = rest.filter((each) => !isPart(each));
  }
}

const heaviest = (some: readonly Weighed[]) => some.toSorted((a, b) => b.weight - a.weight)[0];

function withUpdateAsOne(changes: readonly Weighed[]) {
  const parts = changes.filter(({ change }) => stagesOfUpdate.includes(nameOf(change)));
  const best = parts.toSorted(
    (a, b) => stagesOfUpdate.indexOf(nameOf(a.change)) - stagesOfUpdate.indexOf(nameOf(b.change)),
  )[0];
  return {
    update: best && { change: best.change, weight: heaviest(parts)?.weight ?? best.weight },
    rest: changes.filter((each) => !parts.includes(each)),
  };
}

function nameOf({ provider, id }: Change): string {
  return `${shortProvider(provider) ?? provider.toLowerCase()} ${id}`;
}

/** What is written at each stop and start. */
const marksOfRestart: ReadonlySet<string> = new Set([
  'kernel 12',
  'kernel 13',
  'eventlog 6005',
  'eventlog 6006',
  'eventlog 6009',
]);

/** Why it stopped, the most telling first. */
const reasonsOfRestart: readonly string[] = [
  'microsoft-windows-wer-systemerrorreporting 1001',
  'bugcheck 1001',
  'microsoft-windows-kernel-power 86',
  'user32 1074',
  'user32 1076',
  'microsoft-windows-kernel-power 41',
  'microsoft-windows-kernel-power 142',
  'eventlog 6008',
  'microsoft-windows-kernel-power 109',
];

const isReason = (change: Change) => reasonsOfRestart.includes(nameOf(change));

function rankOf(name: string): number {
  const at = reasonsOfRestart.indexOf(name);
  if (at >= 0) return at;
  return reasonsOfRestart.length + (name === 'kernel 12' ? 0 : marksOfRestart.has(name) ? 1 : 2);
}

/** What services and the clock do because the machine starts: they come back to where they were. */
function isEcho(change: Change): boolean {
  const { provider, id, key } = change;
  switch (shortProvider(provider)) {
    case 'scm':
      return id === 7036;
    case 'rcm':
      return id === 258 || id === 259 || id === 262;
    case 'rdpcorets':
      return id === 129;
    case 'kernel':
      return id === 1 && (key?.text === 'seconds' || key?.text === 'minutes');
    default:
      return windowsEvent(provider, id)?.provider === 'Microsoft-Windows-Kernel-Boot' && change.level !== 2;
  }
}

/** From fetched to installed, the last first. */
const stagesOfUpdate: readonly string[] = [
  'update 19',
  'servicing 2',
  'update 43',
  'servicing 1',
  'servicing 4',
  'update 21',
  'update 22',
  'update 18',
  'update 17',
  'update 41',
  'update 44',
];

/** Milliseconds: stop and start of one restart, with what Windows writes of them. */
const ONE_RESTART = 600_000;
/** Milliseconds: an update is installed before its restart, and told as installed after it. */
const BEFORE_RESTART = 2 * 3_600_000;
const AFTER_RESTART = 1_800_000;
const AHEAD = 1.01;
