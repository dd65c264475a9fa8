import type { Fact } from '../facts/case-file.ts';
import type { FactName } from '../facts/vocabulary.ts';

/** Facts that are tables of settings: two files that each hold a part make one whole; what both hold, the later one says. */
const mergeable: ReadonlySet<FactName> = new Set([
  'listenerSettings',
  'schannelServer',
  'clientSettings',
  'services',
  'hostSystem',
]);

/** Joins facts of one reading that are parts of the same table; all others stay as they are. */
export function mergeFacts(facts: readonly Fact[]): readonly Fact[] {
  const joined = new Map<FactName, Fact>();
  const others: Fact[] = [];
  for (const one of facts) {
    const known = joined.get(one.name);
    if (!mergeable.has(one.name)) others.push(one);
    else if (!known) joined.set(one.name, one);
    else joined.set(one.name, mergeTwo(known, one));
  }
  return [...joined.values(), ...others];
}

function mergeTwo(a: Fact, b: Fact): Fact {
  const [older, newer] = isOlder(a, b) ? [a, b] : [b, a];
  const value = mergeTables(older.value as Table, newer.value as Table);
  const source = { ...newer.source, from: `${older.source.from}, ${newer.source.from}` };
  // Both facts have the same name, and every mergeable fact is a record.
  return { name: newer.name, value, source } as Fact;
}

/** A registry export bears no date: what a dated source says stands above it. */
function isOlder(a: Fact, b: Fact): boolean {
  const [undatedA, undatedB] = [a, b].map(({ source }) => source.undated === true);
  return undatedA === undatedB ? a.source.at <= b.source.at : undatedA === true;
}

type Table = Readonly<Record<string, unknown>>;

function mergeTables(older: Table, newer: Table): Table {
  const merged: Record<string, unknown> = { ...older };
  for (const [key, value] of Object.entries(newer)) merged[key] = mergeValues(older[key], value);
  return merged;
}

function mergeValues(older: unknown, newer: unknown): unknown {
  // What policy says stands above a local value, whichever was read later.
  if (isPolicy(older) && !isPolicy(newer)) return older;
  if (Array.isArray(older) && Array.isArray(newer)) return [...new Set([...older, ...newer])];
  if (isTable(older) && isTable(newer) && !('origin' in newer)) return mergeTables(older, known(newer));
  return newer;
}

/** A registry export knows no state of a service: "unknown" never hides what another source saw. */
function known(table: Table): Table {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== 'unknown'));
}

function isPolicy(value: unknown): boolean {
  return isTable(value) && value['origin'] === 'policy';
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
