import { z } from 'zod';
import type { Store } from '../../app/store.ts';
import { millisOf } from '../../core/facts/time.ts';
import type { Check } from '../../core/fleet/check.ts';
import { strongestAfter, strongestSchema, type Strongest } from '../../core/fleet/strongest.ts';
import type { Watched } from '../../core/fleet/watched.ts';

type Notes = Pick<Store, 'notes'>;

/** What the negotiation of a host has held, longer than checks are kept, and since when weaker is meant; `checks` are the newest, oldest first. */
export type HeldNegotiation = (
  host: string,
  checks: readonly Check[],
) => Promise<Pick<Watched, 'strongest' | 'weakerAcceptedAt'>>;

/** That of many hosts, asked for at once. */
export async function heldAmong({ notes }: Notes, hosts: readonly string[]): Promise<HeldNegotiation> {
  const known = await notes.among(hosts.flatMap((host) => [heldKey(host), acceptedKey(host)]));
  return (host, checks) => heldNegotiation(notes, known, host, checks);
}

async function heldNegotiation(
  notes: Notes['notes'],
  known: ReadonlyMap<string, string>,
  host: string,
  checks: readonly Check[],
): ReturnType<HeldNegotiation> {
  const acceptedAt = known.get(acceptedKey(host)) ?? '';
  const kept = readHeld(known.get(heldKey(host))).filter(({ lastAt }) => lastAt > acceptedAt);
  const strongest = strongestAfter(
    kept,
    checks.filter(({ startedAt }) => startedAt > acceptedAt),
  );
  if (isNews(kept, strongest)) await notes.put(heldKey(host), JSON.stringify(strongest));
  return { strongest, ...(acceptedAt === '' ? {} : { weakerAcceptedAt: acceptedAt }) };
}

/** From this time on (ISO 8601) a host's negotiation is meant to be as it is. */
export async function acceptWeaker({ notes }: Notes, host: string, at: string): Promise<void> {
  await notes.put(acceptedKey(host), at);
}

/** What cannot be read is learnt again. */
function readHeld(text: string | undefined): readonly Strongest[] {
  try {
    return z.array(strongestSchema).parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}

/** The same value seen again is written down once a day. */
function isNews(before: readonly Strongest[], after: readonly Strongest[]): boolean {
  return after.some(({ vantage, name, snapshot, lastAt }) => {
    const known = before.find((each) => each.vantage === vantage && each.name === name);
    return (
      known === undefined ||
      known.snapshot[name] !== snapshot[name] ||
      millisOf(lastAt) - millisOf(known.lastAt) >= DAY
    );
  });
}

const heldKey = (host: string) => `negotiation held ${host}`;
const acceptedKey = (host: string) => `negotiation accepted ${host}`;
const DAY = 86_400_000;
