import type { FactTypes } from '../../facts/vocabulary.ts';
import type { LoggedEvent } from './logged-event.ts';
import { shortProvider } from '../../facts/provider-names.ts';
import { isGuess } from '../../facts/statuses.ts';
import { withoutPort } from './client-address.ts';
import type { Step } from './connection-step.ts';

/** Counts failed remote logons per minute, per source and of whom nobody knows: Security 4625 of type 3 and 10, where absent RdpCoreTS 140. */
export class LogonPressure {
  readonly #security = new Counts();
  readonly #rdpCoreTs = new Counts();
  readonly #known: Known = { users: new Set(), addresses: new Set() };
  readonly #locked = new Set<string>();
  #successes = 0;
  #seen = false;

  add(event: LoggedEvent, step: Step | undefined): void {
    if (step?.kind === 'authenticated' || step?.kind === 'session') this.#remember(step);
    const provider = shortProvider(event.provider);
    if (provider === 'security' && (event.eventId === 4624 || event.eventId === 4625)) {
      this.#seen = true;
      const type = event.fields['LogonType'];
      if (event.eventId === 4624) this.#successes += type === '10' ? 1 : 0;
      else if (type === '3' || type === '10')
        this.#security.add(
          event.time,
          event.fields['IpAddress'] ?? '',
          step !== undefined && isGuess(step.status) ? step : undefined,
        );
    }
    if (provider === 'security' && event.eventId === 4740 && this.#locked.size < MAX_KEYS)
      this.#locked.add((event.fields['TargetUserName'] ?? '').toLowerCase());
    if (provider === 'rdpcorets' && event.eventId === 140) {
      this.#seen = true;
      this.#rdpCoreTs.add(event.time, event.fields['IPString'] ?? '', step);
    }
  }

  /** How many failures there were, to compare computers by. */
  get failures(): number {
    return Math.max(this.#security.failures, this.#rdpCoreTs.failures);
  }

  /** The fact, or undefined where no log that would hold logons was read. */
  finish(): FactTypes['logonPressure'] | undefined {
    if (!this.#seen) return undefined;
    const counts = this.#security.failures > 0 ? this.#security : this.#rdpCoreTs;
    return {
      ...counts.summary(this.#known),
      successes: this.#successes,
      ...(this.#locked.size === 0 ? {} : { lockedAccounts: this.#locked.size }),
    };
  }

  #remember({ user, address }: Step): void {
    const { users, addresses } = this.#known;
    if (user !== undefined && users.size < MAX_KEYS) users.add(user);
    if (address !== undefined && addresses.size < MAX_KEYS) addresses.add(address);
  }
}

/** Who got in at some time, and from where. */
interface Known {
  readonly users: Set<string>;
  readonly addresses: Set<string>;
}

class Counts {
  failures = 0;
  readonly #minutes = new Map<string, number>();
  readonly #sources = new Map<string, number>();
  readonly #guesses = new Map<string, { readonly step: Step; count: number }>();

  add(time: string, address: string, guess: Step | undefined): void {
    this.failures += 1;
    count(this.#minutes, time.slice(0, 16));
    if (guess !== undefined) this.#guess(guess);
    const source = withoutPort(address);
    if (source !== '' && source !== '-') count(this.#sources, source);
  }

  summary(known: Known): Omit<FactTypes['logonPressure'], 'successes'> {
    const hours = new Map<string, number>();
    for (const [minute, times] of this.#minutes)
      hours.set(minute.slice(0, 13), (hours.get(minute.slice(0, 13)) ?? 0) + times);
    const failures = [...this.#guesses.values()]
      .filter(
        ({ step: { user, address } }) => !known.users.has(user ?? '') && !known.addresses.has(address ?? ''),
      )
      .reduce((sum, { count: times }) => sum + times, 0);
    return {
      strangers: { failures, perHourPeak: most(hours) },
      failures: this.failures,
      perMinutePeak: most(this.#minutes),
      minutes: this.#minutes.size,
      sources: [...this.#sources]
        .map(([address, failures]) => ({ address, failures }))
        .toSorted((a, b) => b.failures - a.failures)
        .slice(0, 10),
    };
  }

  #guess(step: Step): void {
    const key = `${step.user ?? ''} ${step.address ?? ''}`;
    const known = this.#guesses.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#guesses.size < MAX_KEYS) this.#guesses.set(key, { step, count: 1 });
  }
}

const most = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((peak, times) => Math.max(peak, times), 0);

function count(counts: Map<string, number>, key: string): void {
  const known = counts.get(key);
  if (known !== undefined || counts.size < MAX_KEYS) counts.set(key, (known ?? 0) + 1);
}

const MAX_KEYS = 20_000;
