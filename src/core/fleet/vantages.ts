import { millisOf } from '../facts/time.ts';
import type { Check } from './check.ts';
import type { Host } from './host.ts';

/** What the newest checks of one host come to, seen from all of its vantage points at about the same time. */
export interface FromEverywhere {
  readonly says: 'worksEverywhere' | 'failsEverywhere' | 'failsFromSome' | 'notKnown';
  readonly works: readonly string[];
  readonly fails: readonly string[];
  /** Vantage points that nothing is known of at that time. */
  readonly silent: readonly string[];
  /** Whether it fails in the same phase for the same reason, where it fails from several. */
  readonly sameWay?: boolean;
  /** The newest failing check, where there is one. */
  readonly example?: Check;
}

/**
 * Joins checks of one host, in any order. A look from here and one from there contradict each other only where both are
 * true of one time: a host that died between them is dead from everywhere.
 */
export function joinVantages(host: Host, checks: readonly Check[], now: number): FromEverywhere {
  const fresh = 2 * host.everySeconds * 1_000 + SAME_TIME;
  const spells = host.vantages
    .map((vantage) => newestSpell(checks.filter((check) => check.vantage === vantage)))
    .filter((spell) => spell !== undefined)
    .filter(({ last }) => Math.abs(now - last) <= fresh)
    .toSorted((a, b) => b.last - a.last);
  const [newest] = spells;
  const together = spells.filter(
    (spell) => newest !== undefined && (spell.is === newest.is || overlap(spell, newest)),
  );
  const works = vantagesOf(together, 'up');
  const fails = vantagesOf(together, 'down');
  const failing = together.filter(({ is }) => is === 'down').map(({ check }) => check);
  const silent = host.vantages.filter((vantage) => !works.includes(vantage) && !fails.includes(vantage));
  return {
    says: sayingOf(works, fails, silent),
    works,
    fails,
    silent,
    ...(failing[0] === undefined ? {} : { example: failing[0] }),
    ...(failing.length < 2 ? {} : { sameWay: new Set(failing.map(wayOf)).size === 1 }),
  };
}

/** The newest checks of one vantage point that all say the same, as a stretch of time. */
interface Spell {
  readonly is: 'up' | 'down';
  readonly first: number;
  readonly last: number;
  readonly check: Check;
}

function newestSpell(checks: readonly Check[]): Spell | undefined {
  const newestFirst = checks.toSorted((a, b) => millisOf(b.startedAt) - millisOf(a.startedAt));
  const [check] = newestFirst;
  const is = check === undefined ? undefined : stateOf(check);
  if (check === undefined || is === undefined) return undefined;
  const end = newestFirst.findIndex((other) => stateOf(other) !== is);
  const first = newestFirst.at(end < 0 ? -1 : end - 1) ?? check;
  return { is, check, first: millisOf(first.startedAt), last: millisOf(check.endedAt) };
}

function stateOf({ snapshot: { outcome } }: Check): Spell['is'] | undefined {
  if (outcome === 'unknown') return undefined;
  return outcome === 'fails' ? 'down' : 'up';
}

function overlap(a: Spell, b: Spell): boolean {
  return a.first - SAME_TIME <= b.last && b.first - SAME_TIME <= a.last;
}

function vantagesOf(spells: readonly Spell[], is: Spell['is']): readonly string[] {
  return spells.filter((spell) => spell.is === is).map(({ check }) => check.vantage);
}

function wayOf({ snapshot: { phase, lead } }: Check): string {
  return `${phase} ${lead}`;
}

function sayingOf(
  works: readonly string[],
  fails: readonly string[],
  silent: readonly string[],
): FromEverywhere['says'] {
  if (works.length > 0 && fails.length > 0) return 'failsFromSome';
  if (silent.length > 0 || works.length + fails.length === 0) return 'notKnown';
  return fails.length > 0 ? 'failsEverywhere' : 'worksEverywhere';
}

/** Looks that are no further apart count as one moment: a failure is confirmed, from everywhere, within this time. */
const SAME_TIME = 120_000;
