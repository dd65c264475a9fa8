import type { Told } from './told.ts';
import { pushUnder } from './push-under.ts';
import type { Sight } from './sight.ts';
import { FEWEST_ALIKE, GUESSED_USERS, PERSON_PER_DAY, TROUBLE, WAKING } from './limits.ts';
import { knewPassword, NO_SUCH_USER } from '../facts/statuses.ts';

type Who = Pick<Told, 'at' | 'user' | 'address'>;

interface Refused {
  readonly users: Set<string>;
  readonly perDay: Map<number, number>;
}

/** On which days, and at which hours of the day, connections of one place came no further than the port. */
interface Knocks {
  readonly days: Set<number>;
  readonly hours: Set<number>;
}

const noKnocks: Knocks = { days: new Set(), hours: new Set() };

/** Refusals of a person who works here, from addresses of which nobody ever got in. */
interface Elsewhere {
  readonly addresses: Set<string>;
  readonly count: number;
}

/** Who got in when, by person and by place: what a single attempt means follows from the others of the same. */
export class Acquaintance {
  readonly #worked = new Map<string, number[]>();
  readonly #refused = new Map<string, Refused>();
  readonly #fromElsewhere = new Map<string, Elsewhere>();
  readonly #knocks = new Map<string, Knocks>();
  readonly #clients: ReadonlySet<string>;

  constructor(attempts: readonly Told[], sees: Sight, clients: ReadonlySet<string>) {
    this.#clients = clients;
    for (const told of attempts) {
      if (told.far === 'session' || (told.far === 'authenticated' && !sees.sessions(told.at)))
        for (const key of keysOf(told)) pushUnder(this.#worked, key, told.at);
      if (told.far === 'refused') this.#noteRefusal(told);
      if (told.far === 'reached') this.#noteKnock(told);
    }
    for (const times of this.#worked.values()) times.sort((a, b) => a - b);
    for (const told of attempts) if (told.far === 'refused') this.#noteElsewhere(told);
  }

  /** Whether anybody is known to have got in. */
  get anybody(): boolean {
    return this.#worked.size > 0;
  }

  /** Whether the same person, or the same place where no person is named, got in within `within` milliseconds afterwards. */
  worksAfter(who: Who, within: number): boolean {
    const times = this.#times(who);
    const next = times[firstAtLeast(times, who.at)];
    return next !== undefined && next - who.at <= within;
  }

  /** Whether the same person, or place, got in before. */
  workedBefore(who: Who): boolean {
    const [first] = this.#times(who);
    return first !== undefined && first < who.at;
  }

  /** Whether the place is one that somebody got in from at some time, or the client whose log we have. */
  isOurs({ address, user }: Who): boolean {
    if (address !== undefined && (this.#clients.has(address) || this.#worked.has(`address ${address}`)))
      return true;
    return user !== undefined && this.#worked.has(`user ${user}`);
  }

  /** Whether a refusal is one of a program that guesses: nobody ever got in from there, and no person tries like that. */
  isGuess(who: Who & Pick<Told, 'ending'>): boolean {
    if (knewPassword(who.ending?.code)) return false;
    if (this.#isGuessAtOurs(who)) return true;
    if (this.isOurs(who)) return false;
    if (who.ending?.code === NO_SUCH_USER) return true;
    const day = Math.floor(who.at / DAY);
    return keysOf(who).some((key) => {
      const refused = this.#refused.get(key);
      if (refused === undefined) return false;
      // A program that begins in the evening, or whose log ends at noon, is one on that day too.
      const near = [day - 1, day, day + 1].some((one) => (refused.perDay.get(one) ?? 0) >= PERSON_PER_DAY);
      return near || refused.users.size >= GUESSED_USERS;
    });
  }

  /** Whether a refusal that names nobody (RdpCoreTS 140) is from a place that tried once or twice and never got in while others did. */
  isPassing(who: Who & Pick<Told, 'ending'>): boolean {
    if (who.user !== undefined || who.ending !== undefined || !this.anybody || this.isOurs(who)) return false;
    const { perDay } = this.#refused.get(`address ${who.address ?? ''}`) ?? {
      perDay: new Map<number, number>(),
    };
    return [...perDay.values()].reduce((sum, count) => sum + count, 0) < TROUBLE;
  }

  /** Whether a place knocks as programs do, day after day: around the clock, or always in one and the same hour. */
  isRobot({ address }: Who): boolean {
    const { days, hours } = this.#knocks.get(address ?? '') ?? noKnocks;
    if (days.size < FEWEST_ALIKE) return false;
    return hours.size >= WAKING || [...hours].some((one) => [...hours].every((other) => isNext(one, other)));
  }

  /** Whether somebody elsewhere guesses at a person who works here: from many addresses, of which nobody ever got in. */
  #isGuessAtOurs(who: Who): boolean {
    if (!this.#isElsewhere(who)) return false;
    const { addresses, count } = this.#fromElsewhere.get(who.user ?? '') ?? {
      addresses: new Set(),
      count: 0,
    };
    return addresses.size >= GUESSED_USERS && count >= PERSON_PER_DAY;
  }

  #isElsewhere({ user, address }: Who): boolean {
    if (user === undefined || address === undefined || !this.#worked.has(`user ${user}`)) return false;
    return !this.#clients.has(address) && !this.#worked.has(`address ${address}`);
  }

  #noteElsewhere(told: Told): void {
    if (!this.#isElsewhere(told) || told.user === undefined || told.address === undefined) return;
    const known = this.#fromElsewhere.get(told.user) ?? { addresses: new Set<string>(), count: 0 };
    if (known.addresses.size < GUESSED_USERS) known.addresses.add(told.address);
    this.#fromElsewhere.set(told.user, { ...known, count: known.count + told.count });
  }

  #noteKnock({ at, address }: Told): void {
    if (address === undefined) return;
    const known = this.#knocks.get(address) ?? { days: new Set<number>(), hours: new Set<number>() };
    known.days.add(Math.floor(at / DAY));
    known.hours.add(Math.floor(at / HOUR) % 24);
    this.#knocks.set(address, known);
  }

  #times(who: Who): readonly number[] {
    const key = who.user === undefined ? `address ${who.address ?? ''}` : `user ${who.user}`;
    return this.#worked.get(key) ?? [];
  }

  #noteRefusal(told: Told): void {
    const day = Math.floor(told.at / DAY);
    for (const key of keysOf(told)) {
      const refused = this.#refused.get(key) ?? { users: new Set(), perDay: new Map() };
      this.#refused.set(key, refused);
      if (told.user !== undefined && refused.users.size < GUESSED_USERS) refused.users.add(told.user);
      refused.perDay.set(day, (refused.perDay.get(day) ?? 0) + told.count);
    }
  }
}

function keysOf({ user, address }: Pick<Told, 'user' | 'address'>): readonly string[] {
  return [
    ...(user === undefined ? [] : [`user ${user}`]),
    ...(address === undefined ? [] : [`address ${address}`]),
  ];
}

function firstAtLeast(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An hour of the day and the one behind it: what comes at the full hour may come a minute before. */
const isNext = (hour: number, other: number) => other === hour || other === (hour + 1) % 24;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
