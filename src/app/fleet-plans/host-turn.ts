import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Store } from '../store.ts';

/** One at a time does something to a host, also where several servers share a store. */
export interface HostTurns {
  /** Takes the turn, or says who has it. */
  readonly take: (host: string, plan: string) => Promise<HostTurn | { readonly taken: string }>;
  /** The plan that is at work on a host. */
  readonly at: (host: string) => Promise<string | undefined>;
}

export interface HostTurn {
  readonly end: () => Promise<void>;
}

const turnSchema = z.object({ plan: z.string(), holder: z.string(), until: z.number() });

/** Turns are leases that are renewed: whoever is killed loses its turn after a minute. */
export function hostTurns(
  notes: Pick<Store['notes'], 'get' | 'swap'>,
  clock: Clock,
  newId: () => string,
): HostTurns {
  const keyOf = (host: string) => `plan turn ${host}`;
  const holderIn = (seen: string | undefined) => {
    const turn = seen === undefined ? undefined : turnSchema.parse(JSON.parse(seen));
    return turn !== undefined && turn.until > clock.now() ? turn.plan : undefined;
  };
  return {
    at: async (host) => holderIn(await notes.get(keyOf(host))),
    async take(host, plan) {
      const key = keyOf(host);
      const holder = newId();
      const lease = () => JSON.stringify({ plan, holder, until: clock.now() + LEASE_MS });
      const seen = await notes.get(key);
      const other = holderIn(seen);
      if (other !== undefined) return { taken: other };
      const first = lease();
      if (!(await notes.swap(key, seen, first))) return { taken: 'another plan' };
      return holdTurn(first, lease, (was, next) => notes.swap(key, was, next), clock);
    },
  };
}

/** Renews the lease until it is ended. */
function holdTurn(
  first: string,
  lease: () => string,
  swap: (was: string, next: string | undefined) => Promise<boolean>,
  clock: Clock,
): HostTurn {
  let mine = first;
  let off = () => {};
  let renewing = Promise.resolve();
  const renew = async () => {
    const next = lease();
    // A store that is away for a moment is asked again; the machine itself lets in one plan at a time besides.
    if (await swap(mine, next).catch(() => false)) mine = next;
  };
  const wait = () => {
    off = clock.after(RENEW_MS, () => {
      wait();
      renewing = renewing.then(renew);
    });
  };
  wait();
  return {
    async end() {
      off();
      await renewing;
      await swap(mine, undefined);
    },
  };
}

const LEASE_MS = 60_000;
const RENEW_MS = 15_000;
