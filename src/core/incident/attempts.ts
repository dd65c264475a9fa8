import type { EventTimes } from '../facts/event-times.ts';
import { millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Ending, Judged } from './attempt.ts';
import type { Told } from './told.ts';
import type { Covered } from './coverage.ts';
import { judged } from './judged.ts';
import { sightOf } from './sight.ts';
import { FEWEST_MOMENTS, MOST_MOMENTS, SAME_MOMENT } from './limits.ts';

/** Attempts of both sides, oldest first, each judged by what else happened to the same person and place. */
export function attemptsOf(facts: Partial<FactTypes>, coverage: readonly Covered[]): readonly Judged[] {
  const groups = facts.serverAttempts?.groups ?? [];
  const most = Math.max(FEWEST_MOMENTS, Math.floor(MOST_MOMENTS / groups.length));
  const several = new Set(groups.map(({ computer }) => computer)).size > 1;
  const server = groups.flatMap((group) =>
    momentsOf(group, most).map((told) => (several ? { ...told, computer: group.computer } : told)),
  );
  const offset = (facts.timeline?.clockOffset?.seconds ?? 0) * 1_000;
  const client = (facts.clientAttempts ?? []).map((attempt) => ({
    ...ofClient(attempt, offset),
    arrived: attempt.arrived,
  }));
  const joined = server.map((told) => withReason(told, client));
  // What the server tells of an attempt of this client stands for both.
  const alone = client.filter((told) => told.arrived !== 'yes' || !server.some((other) => same(told, other)));
  const all = [...joined, ...alone.map(({ arrived: _arrived, ...told }) => told)];
  const clients = new Set(client.flatMap(({ address }) => address ?? []));
  return judged(
    all.toSorted((a, b) => a.at - b.at),
    sightOf(coverage, facts),
    clients,
  );
}

function momentsOf(group: FactTypes['serverAttempts']['groups'][number], most: number): readonly Told[] {
  const { user, address, far, status, untied, entra, times } = group;
  const [first, last] = [millisOf(group.first), millisOf(group.last)];
  const size = times.width * 1_000;
  const like = {
    side: 'server' as const,
    ...(user === undefined ? {} : { user }),
    ...(address === undefined ? {} : { address }),
    far,
    ...(status === undefined ? {} : { ending: { of: 'status' as const, code: status } }),
    decided: true,
    ...(untied === undefined ? {} : { untied }),
    ...(entra === undefined ? {} : { entra }),
  };
  return coarsened(times, most).map(([bucket, count]) => ({
    at: Math.min(Math.max(bucket * size, first), last),
    count,
    ...like,
  }));
}

// The newest times stay as they are; older ones are taken together, so that a flood costs no more than a busy office.
function coarsened({ buckets, counts }: EventTimes, most: number): readonly (readonly [number, number])[] {
  const together = Math.ceil(Math.max(0, buckets.length - most / 2) / (most / 2));
  const old = together > 1 ? buckets.length - Math.floor(most / 2) : 0;
  const pairs: [number, number][] = [];
  buckets.forEach((bucket, i) => {
    const count = counts[i] ?? 1;
    const pair = i < old && i % together !== 0 ? pairs.at(-1) : undefined;
    if (pair === undefined) pairs.push([bucket, count]);
    else pair[1] += count;
  });
  return pairs;
}

function ofClient(attempt: FactTypes['clientAttempts'][number], offset: number): Told {
  const { code, began, address, authenticated, server } = attempt;
  const cancelled = code === undefined || withoutFault.has(code);
  return {
    at: millisOf(attempt.at) + offset,
    count: 1,
    side: 'client',
    ...(address === undefined ? {} : { address }),
    ...(server === '' ? {} : { host: hostOf(server) }),
    far: began ? 'session' : authenticated === true ? 'authenticated' : 'opened',
    ...(code === undefined || began ? {} : { ending: reason(code) }),
    decided: began || !cancelled,
  };
}

/** A name with and without its domain is one host. */
function hostOf(server: string): string {
  const name = server.toLowerCase();
  return isAddress(name) ? name : (name.split(/[.:]/, 1)[0] ?? name);
}

const isAddress = (name: string) => /^[\d.]+$/.test(name) || name.split(':').length > 2;

function withReason(told: Told, client: readonly Told[]): Told {
  if (told.ending !== undefined || told.far === 'session') return told;
  const other = client.find((candidate) => candidate.ending !== undefined && same(candidate, told));
  return other?.ending === undefined ? told : { ...told, ending: other.ending };
}

const same = (client: Told, server: Told) =>
  client.address !== undefined &&
  client.address === server.address &&
  Math.abs(client.at - server.at) <= SAME_MOMENT;

const reason = (code: number): Ending => ({ of: 'clientReason', code: String(code) });

/** No information, ended here, ended by the person there, ended by the server (no error in itself), warning cancelled. */
const withoutFault: ReadonlySet<number> = new Set([0, 1, 2, 3, 263]);
