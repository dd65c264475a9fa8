import type { Host } from './host.ts';

/** What is known of one host as seen from one vantage point. Times are milliseconds since 1970. */
export interface Past {
  readonly startedAt: number;
  readonly endedAt: number;
  /** How many of the newest checks failed in a row, and when the first of them began; 0 where the newest did not. */
  readonly failures: number;
  readonly failingSince?: number;
  /** When another vantage point found it failing, after this one had looked. */
  readonly failedElsewhereAt?: number;
}

/** One host from one vantage point, with what its place in time rests on. */
export interface Watch {
  readonly host: Host;
  readonly vantage: string;
  /** From 0 to below 1: the same for the same two names, evenly spread over many. */
  readonly place: number;
}

/** Every watch of these hosts: one for each vantage point that looks. */
export function watchesOf(hosts: readonly Host[]): readonly Watch[] {
  return hosts
    .filter(({ watched }) => watched)
    .flatMap((host) => [...new Set(host.vantages)].map((vantage) => watchOf(host, vantage)));
}

export function watchOf(host: Host, vantage: string): Watch {
  return { host, vantage, place: placeOf(`${host.target}\n${vantage}`) };
}

/**
 * When the next check is due; at or before `now` means now. Each watch has its own fixed times, one a period, so that many
 * are spread evenly. A time that passed unused is made up for once, however many passed and however the clock jumped.
 */
export function dueAt(watch: Watch, past: Past | undefined, now: number): number {
  const period = periodOf(watch, past);
  const slot = lastSlot(watch, period, now);
  // A check from the future was made before the clock was set back: nothing is known of when.
  if (past === undefined || past.startedAt > now) return slot;
  const next = lastSlot(watch, period, past.startedAt + period * EARLY) + period;
  // Never older than the newest slot: a check that was asked for and got lost is asked for again.
  return Math.max(Math.min(next, confirmationAt(watch, past)), slot);
}

/** A failure is looked at again within a minute, a few times; so is one that another vantage point saw. */
function confirmationAt({ place }: Watch, past: Past): number {
  const { failures, endedAt, startedAt, failedElsewhereAt } = past;
  const wait = CONFIRM_AFTER + place * CONFIRM_SPREAD;
  const again = failures > 0 && failures <= CONFIRMATIONS ? endedAt + wait : Infinity;
  const here = failedElsewhereAt !== undefined && failedElsewhereAt > startedAt;
  return here ? Math.min(again, failedElsewhereAt + wait) : again;
}

/** A host that has been dead for a day is looked at less often, in steps, but at least every six hours. */
function periodOf({ host }: Watch, past: Past | undefined): number {
  const period = host.everySeconds * 1_000;
  if (past?.failingSince === undefined || past.failures <= CONFIRMATIONS) return period;
  // By the last check, not by now: until the next one the times stay the same.
  const deadFor = past.startedAt - past.failingSince;
  const slower = deadFor > 7 * DAY ? 8 : deadFor > DAY ? 4 : 1;
  return Math.max(period, Math.min(period * slower, SLOWEST));
}

/** The newest of its fixed times that is not after `now`. */
function lastSlot({ place }: Watch, period: number, now: number): number {
  const offset = Math.floor(place * period);
  return Math.floor((now - offset) / period) * period + offset;
}

/** FNV-1a with the last mixing of MurmurHash3, so that names that differ in one digit lie far apart. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** How many checks may be asked for: what makes up for lost time is spread, too. */
export interface Pace {
  readonly tokens: number;
  readonly at: number;
}

/** Checks a second that these watches need when nothing is late. */
export function rateOf(watches: readonly Watch[]): number {
  return watches.reduce((sum, { host }) => sum + 1 / host.everySeconds, 0);
}

/** The pace at `now`: twice what is needed and at least a few a second; a clock that jumped brings no burst. */
export function paced({ tokens, at }: Pace, rate: number, now: number): Pace {
  const perSecond = Math.max(LEAST_PER_SECOND, 2 * rate);
  const elapsed = Math.min(Math.max(0, now - at), 2_000) / 1_000;
  return { tokens: Math.min(tokens + elapsed * perSecond, 2 * perSecond), at: now };
}

const DAY = 86_400_000;
const SLOWEST = 6 * 3_600_000;
/** A check this part of a period ahead of its time counts for it. */
const EARLY = 0.5;
const CONFIRMATIONS = 2;
const CONFIRM_AFTER = 15_000;
const CONFIRM_SPREAD = 20_000;
const LEAST_PER_SECOND = 5;
