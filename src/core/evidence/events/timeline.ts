import { millisOf } from '../../facts/time.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import type { LoggedEvent } from './logged-event.ts';
import { tellingEvent } from './telling-events.ts';
import { shortProvider } from '../../facts/provider-names.ts';
import { clientAddress } from './client-address.ts';

type Entry = FactTypes['timeline']['entries'][number];

/** Joins the events of client and server into one order, by activity id where both logged it, else by time. */
export class Timeline {
  readonly #client: Entry[] = [];
  readonly #server: Entry[] = [];

  add(event: LoggedEvent): void {
    const provider = shortProvider(event.provider);
    if (provider === undefined || tellingEvent(event.provider, event.eventId)?.step !== true) return;
    const address = clientAddress(event.fields);
    const entry: Entry = {
      at: event.time,
      side: provider === 'rdpclient' ? 'client' : 'server',
      computer: event.computer,
      provider,
      id: event.eventId & 0xffff,
      ...(event.activityId === undefined ? {} : { activityId: event.activityId.toLowerCase() }),
      ...(address === undefined ? {} : { address }),
      ...(provider === 'rdpclient' && event.fields['Value'] !== undefined
        ? { value: event.fields['Value'].slice(0, 80) }
        : {}),
    };
    const entries = entry.side === 'client' ? this.#client : this.#server;
    entries.push(entry);
    if (entries.length > 2 * MAX_ENTRIES) keepNewest(entries);
  }

  /** The offset between the clocks, as far as the entries of the wanted computers tell it. */
  offset(wanted: (computer: string) => boolean): FactTypes['timeline']['clockOffset'] {
    return clockOffset(this.#of(wanted));
  }

  /** The fact, or undefined where there was no event of either side. */
  finish(wanted: (computer: string) => boolean): FactTypes['timeline'] | undefined {
    const entries = this.#of(wanted);
    if (entries.length === 0) return undefined;
    const offset = clockOffset(entries);
    const onServerClock = (entry: Entry) =>
      offset && entry.side === 'client' ? millisOf(entry.at) + offset.seconds * 1_000 : millisOf(entry.at);
    return {
      ...(offset ? { clockOffset: offset } : {}),
      entries: entries.toSorted((a, b) => onServerClock(a) - onServerClock(b)),
    };
  }

  /** The newest entries of the client and of the wanted servers; a flood on one side does not crowd out the other. */
  #of(wanted: (computer: string) => boolean): readonly Entry[] {
    keepNewest(this.#client);
    const server = this.#server.filter(({ computer }) => wanted(computer));
    keepNewest(server);
    return [...this.#client, ...server];
  }
}

/** How far the server's clock is ahead of the client's: by common activity ids, else by the pattern of attempts. */
export function clockOffset(entries: readonly Entry[]): FactTypes['timeline']['clockOffset'] {
  const client = entries.filter((entry) => entry.side === 'client' && entry.id === 1024);
  const server = entries.filter((entry) => entry.provider === 'rdpcorets' && entry.id === 131);
  const pairs = client.flatMap((ours) => {
    const theirs = server.find(
      (entry) => entry.activityId !== undefined && entry.activityId === ours.activityId,
    );
    return theirs ? [millisOf(theirs.at) - millisOf(ours.at)] : [];
  });
  if (pairs.length > 0) return { seconds: seconds(median(pairs)), basis: 'activity id', pairs: pairs.length };
  return bestOfAddresses(client.map(timeOf), server);
}

/** The client has one address or two: each address is compared by itself, so that strangers make no pattern. */
function bestOfAddresses(
  client: readonly number[],
  server: readonly Entry[],
): FactTypes['timeline']['clockOffset'] {
  const addresses = [...new Set(server.map(({ address }) => address))].slice(0, MAX_PATTERN);
  const found = addresses.flatMap((address) => {
    const times = server.filter((entry) => entry.address === address).map(timeOf);
    // An address that comes all the time fits any pattern.
    if (times.length > 4 * client.length) return [];
    return byPattern(client, times) ?? [];
  });
  return found.toSorted((a, b) => b.pairs - a.pairs)[0];
}

/** The one shift under which most attempts of the client meet a connection at the server; three at least, and four of five. */
function byPattern(
  client: readonly number[],
  server: readonly number[],
): FactTypes['timeline']['clockOffset'] {
  if (client.length < 3 || server.length < 3) return undefined;
  const [ours, theirs] = [client.slice(-MAX_PATTERN), server.slice(-MAX_PATTERN)];
  let best = { shift: 0, hits: 0 };
  for (const a of ours) {
    for (const b of theirs) {
      const hits = ours.filter((time) =>
        theirs.some((other) => Math.abs(other - time - (b - a)) < 1_500),
      ).length;
      if (hits > best.hits) best = { shift: b - a, hits };
    }
  }
  if (best.hits < 3 || best.hits < 0.8 * ours.length) return undefined;
  return { seconds: seconds(best.shift), basis: 'pattern of attempts', pairs: best.hits };
}

function keepNewest(entries: Entry[]): void {
  entries.sort((a, b) => (a.at < b.at ? -1 : 1)).splice(0, entries.length - MAX_ENTRIES);
}

const timeOf = (entry: Entry) => millisOf(entry.at);
const seconds = (millis: number) => Math.round(millis / 100) / 10;
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const MAX_ENTRIES = 500;
const MAX_PATTERN = 60;
