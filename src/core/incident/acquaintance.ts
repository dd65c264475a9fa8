import type { Told } from './attempts.ts';
import type { Sight } from './sight.ts';
import { GUESSED_USERS, PERSON_PER_DAY, TROUBLE } from './limits.ts';
import { knewPassword, NO_SUCH_USER } from '../facts/statuses.ts';

type Who = Pick<Told, 'at' | 'user' | 'address'>;

interface Refused {
  readonly users: Set<string>;
  readonly perDay: Map<number, number>;
}

/** Who got in when, by person and by place: what a single attempt means follows from the others of the same. */
export class Acquaintance {
  readonly #worked = new Map<string, number[]>();
  readonly #refused = new Map<string, Refused>();
  readonly #clients: ReadonlySet<string>;

  constructor(attempts: readonly Told[], sees: Sight, clients: ReadonlySet<string>) {
    this.#clients = clients;
    for (const told of attempts) {
      if (told.far === 'session' || (told.far === 'authenticated' && !sees.sessions(told.at)))
        for (const key of keysOf(told)) push(this.#worked, key, told.at);
      if (told.far === 'refused') this.#noteRefusal(told);
    }
    for (const times of this.#worked.values()) times.sort((a, b) => a - b);
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
    if (this.isOurs(who) || knewPassword(who.ending?.code)) return false;
    if (who.ending?.code === NO_SUCH_USER) return true;
    const day = Math.floor(who.at / DAY);
    return keysOf(who).some((key) => {
      const refused = this.#refused.get(key);
      return (
        refused !== undefined &&
        (refused.users.size >= GUESSED_USERS || (refused.perDay.get(day) ?? 0) >= PERSON_PER_DAY)
      );
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

function push(map: Map<string, number[]>, key: string, time: number): void {
  const times = map.get(key);
  if (times === undefined) map.set(key, [time]);
  else times.push(time);
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

const DAY = 86_400_000;
