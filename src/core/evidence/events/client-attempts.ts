import { millisOf } from '../../facts/time.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import type { LoggedEvent } from './logged-event.ts';
import { shortProvider } from '../../facts/provider-names.ts';

type Attempt = FactTypes['clientAttempts'][number];

/** What the server's logs say about arrivals: which time they cover, and when which address was accepted. */
export interface ServerSide {
  /** Whether the logs are those of the server with this name; undefined where that cannot be told. */
  readonly isTarget: (server: string) => boolean | undefined;
  /** The span RdpCoreTS covers, in milliseconds since 1970. */
  readonly covered: { readonly first: number; readonly last: number } | undefined;
  readonly accepted: ReadonlyMap<string, readonly number[]>;
  readonly authenticated: ReadonlyMap<string, readonly number[]>;
  readonly offsetSeconds: number | undefined;
}

/** Puts the events of a client together into attempts: to whom, when, and how each ended. */
export class ClientAttempts {
  readonly #events: LoggedEvent[] = [];

  add(event: LoggedEvent): void {
    if (shortProvider(event.provider) !== 'rdpclient' || !steps.has(event.eventId)) return;
    this.#events.push(event);
    if (this.#events.length > 2 * MAX_EVENTS) this.#trim();
  }

  /** Names and addresses that the newest attempts go to, the newest first. */
  targets(): readonly string[] {
    const names = this.#attempts().map(({ server }) => server);
    return [...new Set(names.toReversed().filter((name) => name !== ''))];
  }

  /** The attempts, oldest first, each with what the server saw of it; undefined where no client log was read. */
  finish(server: ServerSide): FactTypes['clientAttempts'] | undefined {
    const attempts = this.#attempts();
    if (attempts.length === 0) return undefined;
    return attempts.slice(-MAX_SHOWN).map((attempt) => ({ ...attempt, ...arrivalOf(attempt, server) }));
  }

  #attempts(): readonly Omit<Attempt, 'arrived'>[] {
    this.#trim();
    const attempts: { at: string; server: string; code?: number; began: boolean; computer: string }[] = [];
    for (const event of this.#events) {
      if (event.eventId === 1024) {
        const server = event.fields['Value'] ?? '';
        attempts.push({ at: event.time, server, began: false, computer: event.computer });
        continue;
      }
      const current = attempts.findLast(({ computer }) => computer === event.computer);
      if (!current) continue;
      if (event.eventId === 1027) current.began = true;
      const code = Number(event.fields['Value']);
      if (event.eventId === 1026 && Number.isInteger(code) && current.code === undefined) current.code = code;
    }
    return attempts.map(({ computer: _computer, ...attempt }) => attempt);
  }

  #trim(): void {
    this.#events.sort((a, b) => (a.time < b.time ? -1 : 1));
    this.#events.splice(0, this.#events.length - MAX_EVENTS);
  }
}

function arrivalOf(
  attempt: { at: string; server: string },
  server: ServerSide,
): Pick<Attempt, 'arrived' | 'address' | 'authenticated'> {
  const { covered, offsetSeconds } = server;
  const mine = server.isTarget(attempt.server);
  if (mine === false || covered === undefined) return { arrived: 'notCovered' };
  const then = millisOf(attempt.at) + (offsetSeconds ?? 0) * 1_000;
  // Clocks whose difference is not known are seldom more than half an hour apart.
  const slack = offsetSeconds === undefined ? UNKNOWN_OFFSET : KNOWN_OFFSET;
  if (then - slack < covered.first || then + slack > covered.last) return { arrived: 'notCovered' };
  const near = [...server.accepted].flatMap(([address, times]) =>
    times.filter((time) => Math.abs(time - then) <= slack).map((time) => ({ address, time })),
  );
  if (near.length === 0) return { arrived: mine === undefined ? 'notCovered' : 'no' };
  const close = near.filter(({ time }) => time - then > -3_000 && time - then < 15_000);
  const [only, ...others] = close;
  if (only === undefined || new Set([only, ...others].map(({ address }) => address)).size > 1)
    return { arrived: 'unclear' };
  const authenticated = (server.authenticated.get(only.address) ?? []).some(
    (time) => time >= only.time && time - only.time < 120_000,
  );
  return { arrived: 'yes', address: only.address, authenticated };
}

const steps = new Set([1024, 1025, 1026, 1027]);
const MAX_EVENTS = 2_000;
const MAX_SHOWN = 50;
const UNKNOWN_OFFSET = 1_800_000;
const KNOWN_OFFSET = 20_000;
