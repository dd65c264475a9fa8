import { isoOf, millisOf } from '../../facts/time.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { clientAddress } from './client-address.ts';
import type { Step } from './connection-step.ts';
import type { LoggedEvent } from './logged-event.ts';
import { shortProvider } from '../../facts/provider-names.ts';

type Client = FactTypes['arrivals']['clients'][number];

interface Seen {
  readonly accepted: number[];
  authenticated: number;
  readonly entries: number[];
  refused: number;
  lastAuthenticated: string;
  lastRefused: string;
  readonly refusals: { at: string; status: string }[];
  acceptedCount: number;
}

/** Who reached the service from which address, and how far: accepted (RdpCoreTS 131), refused, authenticated. */
export class Arrivals {
  readonly #clients = new Map<string, Seen>();
  #lastAuthenticated = '';
  #any = false;

  add(event: LoggedEvent, logged: Step | undefined): void {
    const step = logged === undefined ? undefined : stepOf(event, logged);
    // Somebody at the console came from nowhere, but shows that arrivals would be logged.
    if (step !== undefined || isConsole(event)) this.#any = true;
    if (step === undefined) return;
    if (step === 'authenticated' && event.time > this.#lastAuthenticated)
      this.#lastAuthenticated = event.time;
    const address = clientAddress(event.fields);
    if (address === undefined) return;
    const seen = this.#clients.get(address) ?? nothing();
    if (!this.#clients.has(address)) {
      if (this.#clients.size >= MAX_ADDRESSES) return;
      this.#clients.set(address, seen);
    }
    if (step === 'accepted') {
      seen.acceptedCount += 1;
      seen.accepted.push(millisOf(event.time));
      if (seen.accepted.length > 2 * MAX_TIMES) keepNewest(seen.accepted);
    } else if (step === 'authenticated') {
      seen.authenticated += 1;
      seen.entries.push(millisOf(event.time));
      if (seen.entries.length > 2 * MAX_TIMES) keepNewest(seen.entries);
      if (event.time > seen.lastAuthenticated) seen.lastAuthenticated = event.time;
    } else {
      seen.refused += 1;
      if (event.time > seen.lastRefused) seen.lastRefused = event.time;
      if (seen.refusals.length < MAX_TIMES)
        seen.refusals.push({ at: event.time, status: logged?.status ?? '' });
    }
  }

  /** When connections from an address were accepted, in milliseconds since 1970; the newest of them. */
  acceptedTimes(): ReadonlyMap<string, readonly number[]> {
    return new Map(
      [...this.#clients].map(([address, { accepted }]) => [address, accepted.toSorted((a, b) => a - b)]),
    );
  }

  /** When somebody authenticated, by address. */
  authenticatedTimes(): ReadonlyMap<string, readonly number[]> {
    return new Map([...this.#clients].map(([address, { entries }]) => [address, entries]));
  }

  /** The fact, or undefined where no event of that kind was read. */
  finish(): FactTypes['arrivals'] | undefined {
    if (!this.#any) return undefined;
    const clients = [...this.#clients].map(([address, seen]) => clientOf(address, seen));
    const newest = (client: Client) =>
      [client.lastAccepted, client.lastRefused, client.lastAuthenticated].reduce<string>(
        (last, time) => (time !== undefined && time > last ? time : last),
        '',
      );
    return {
      addresses: clients.length,
      refusedAddresses: clients.filter(({ refused }) => refused > 0).length,
      ...(this.#lastAuthenticated === '' ? {} : { lastAuthenticated: this.#lastAuthenticated }),
      clients: clients.toSorted((a, b) => (newest(a) < newest(b) ? 1 : -1)).slice(0, MAX_SHOWN),
    };
  }
}

function clientOf(address: string, seen: Seen): Client {
  const since = seen.lastAuthenticated === '' ? Number.NEGATIVE_INFINITY : millisOf(seen.lastAuthenticated);
  const times = seen.accepted.toSorted((a, b) => a - b);
  const last = times.at(-1);
  const statuses = seen.refusals
    .filter(({ at, status }) => at > seen.lastAuthenticated && status !== '')
    .map(({ status }) => status);
  return {
    address,
    accepted: seen.acceptedCount,
    // What came up to two minutes after an authentication belongs to that session.
    acceptedSince: times.filter((time) => time > since + 120_000).length,
    authenticated: seen.authenticated,
    refused: seen.refused,
    statuses: [...new Set(statuses)].slice(0, 5),
    ...(last === undefined ? {} : { lastAccepted: isoOf(last) }),
    ...(seen.lastAuthenticated === '' ? {} : { lastAuthenticated: seen.lastAuthenticated }),
    ...(seen.lastRefused === '' ? {} : { lastRefused: seen.lastRefused }),
  };
}

function stepOf(
  { provider }: LoggedEvent,
  { kind }: Step,
): 'accepted' | 'authenticated' | 'refused' | undefined {
  switch (kind) {
    case 'reached':
      // RemoteConnectionManager 1158 tells of the same arrival.
      return shortProvider(provider) === 'rdpcorets' ? 'accepted' : undefined;
    case 'refused':
      return 'refused';
    case 'authenticated':
    case 'session':
      return 'authenticated';
    default:
      return undefined;
  }
}

const isConsole = ({ provider, fields }: LoggedEvent) =>
  shortProvider(provider) === 'lsm' && fields['Address'] === 'LOCAL';

function nothing(): Seen {
  return {
    accepted: [],
    acceptedCount: 0,
    entries: [],
    authenticated: 0,
    refused: 0,
    lastAuthenticated: '',
    lastRefused: '',
    refusals: [],
  };
}

function keepNewest(times: number[]): void {
  times.sort((a, b) => a - b).splice(0, times.length - MAX_TIMES);
}

const MAX_ADDRESSES = 20_000;
const MAX_TIMES = 400;
const MAX_SHOWN = 40;
