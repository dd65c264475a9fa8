import type { FactTypes } from '../../facts/vocabulary.ts';
import type { LoggedEvent } from './logged-event.ts';
import { shortProvider } from '../../facts/provider-names.ts';
import { withoutPort } from './client-address.ts';

/** Counts failed remote logons per minute and per source: Security 4625 of type 3 and 10, where absent RdpCoreTS 140. */
export class LogonPressure {
  readonly #security = new Counts();
  readonly #rdpCoreTs = new Counts();
  #successes = 0;
  #seen = false;

  add(event: LoggedEvent): void {
    const provider = shortProvider(event.provider);
    if (provider === 'security' && (event.eventId === 4624 || event.eventId === 4625)) {
      this.#seen = true;
      const type = event.fields['LogonType'];
      if (event.eventId === 4624) this.#successes += type === '10' ? 1 : 0;
      else if (type === '3' || type === '10') this.#security.add(event.time, event.fields['IpAddress'] ?? '');
    }
    if (provider === 'rdpcorets' && event.eventId === 140) {
      this.#seen = true;
      this.#rdpCoreTs.add(event.time, event.fields['IPString'] ?? '');
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
    return { ...counts.summary(), successes: this.#successes };
  }
}

class Counts {
  failures = 0;
  readonly #minutes = new Map<string, number>();
  readonly #sources = new Map<string, number>();

  add(time: string, address: string): void {
    this.failures += 1;
    count(this.#minutes, time.slice(0, 16));
    const source = withoutPort(address);
    if (source !== '' && source !== '-') count(this.#sources, source);
  }

  summary(): Omit<FactTypes['logonPressure'], 'successes'> {
    return {
      failures: this.failures,
      perMinutePeak: [...this.#minutes.values()].reduce((most, count) => Math.max(most, count), 0),
      minutes: this.#minutes.size,
      sources: [...this.#sources]
        .map(([address, failures]) => ({ address, failures }))
        .toSorted((a, b) => b.failures - a.failures)
        .slice(0, 10),
    };
  }
}

function count(counts: Map<string, number>, key: string): void {
  const known = counts.get(key);
  if (known !== undefined || counts.size < MAX_KEYS) counts.set(key, (known ?? 0) + 1);
}

const MAX_KEYS = 20_000;
