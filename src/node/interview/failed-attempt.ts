import { round, type Attempt, type Ending, type Offer } from './attempt.ts';
import type { Connected } from '../wire/connect.ts';
import type { Found, Look } from './probe.ts';

type Unopened = Exclude<Connected, { outcome: 'open' }>;

/** A connection that could not be opened, although the port had answered before. */
export function failedAttempt(failed: Unopened, offer: Offer, look: Look, asClient = true): Found {
  const ending = failedEnding(failed);
  const cutShort = look.signal.aborted;
  const attempt: Attempt = {
    address: look.address,
    offer,
    reached: 'connection',
    ending: cutShort ? { ...ending, by: 'us' } : ending,
    ms: failed.ms,
    at: new Date().toISOString(),
    asClient,
    cutShort,
    lines: [],
  };
  return { facts: {}, attempts: [attempt] };
}

/** How a connection ended that never opened. */
export function failedEnding({ outcome, ms, code }: Unopened): Ending {
  const system = code === undefined ? {} : { system: code };
  return { by: by[outcome], after: 'syn', ms: round(ms), bytes: 0, ...system };
}

const by: Readonly<Record<Unopened['outcome'], Ending['by']>> = {
  refused: 'rst',
  timedOut: 'silence',
  unreachable: 'icmp',
  prohibited: 'icmp',
  failed: 'icmp',
};
