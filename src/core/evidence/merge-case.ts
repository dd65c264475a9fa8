import type { CaseFile, Fact, Gap } from '../facts/case-file.ts';
import type { Evidence } from './read-evidence.ts';
import type { ConnectionReading } from './reader.ts';

/** What of a reading makes a case. */
export type Read = Pick<Evidence, 'facts' | 'gaps' | 'connections'>;

/** A live host with what files and the person tell; what was measured now comes last and counts. `clock` is told where nothing else tells the time. */
export function caseOfHost(live: CaseFile, told: readonly Fact[], read: Read, clock: Fact): CaseFile {
  const captured = read.connections.find(({ target }) => target === live.target);
  const facts = [...read.facts, ...without(captured?.facts ?? [], live.facts), ...told, ...live.facts];
  return complete(live.target, facts, [...live.gaps, ...read.gaps], clock);
}

/** One connection of a capture with what the other files and the person tell. */
export function caseOfConnection(
  { target, facts, gaps }: ConnectionReading,
  told: readonly Fact[],
  read: Read,
  clock: Fact,
): CaseFile {
  const all = [...without(read.facts, facts), ...told, ...facts];
  return complete(target, all, [...gaps, ...read.gaps], clock);
}

/** Files alone; a single captured connection gives the case its target, else their names do. */
export function caseOfFiles(
  names: readonly string[],
  told: readonly Fact[],
  read: Read,
  clock: Fact,
): CaseFile {
  const [connection] = read.connections;
  if (connection !== undefined) return caseOfConnection(connection, told, read, clock);
  return complete(names.join(', '), [...read.facts, ...told], read.gaps, clock);
}

/** Dates in files are judged by the clock of the machine that reads them, as those of a live host are. */
function complete(target: string, facts: readonly Fact[], gaps: readonly Gap[], clock: Fact): CaseFile {
  const names = new Set(facts.map(({ name }) => name));
  const timed = names.has('clockHere') ? facts : [...facts, clock];
  return { format: 2, target, facts: timed, gaps: gaps.filter(({ name }) => !names.has(name)) };
}

function without(facts: readonly Fact[], others: readonly Fact[]): readonly Fact[] {
  const names = new Set(others.map(({ name }) => name));
  return facts.filter(({ name }) => !names.has(name));
}
