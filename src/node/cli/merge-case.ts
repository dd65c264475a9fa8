import { hostname } from 'node:os';
import type { ConnectionReading } from '../../core/evidence/reader.ts';
import { fact, type CaseFile, type Fact, type Gap } from '../../core/facts/case-file.ts';
import type { FactName, FactTypes } from '../../core/facts/vocabulary.ts';
import type { Evidence } from '../files/evidence.ts';

/** A live host with what files and the person tell; what was measured now comes last and counts. */
export function caseOfHost(live: CaseFile, told: readonly Fact[], evidence: Evidence): CaseFile {
  const captured = evidence.connections.find(({ target }) => target === live.target);
  const facts = [...evidence.facts, ...without(captured?.facts ?? [], live.facts), ...told, ...live.facts];
  return complete(live.target, facts, [...live.gaps, ...evidence.gaps]);
}

/** One connection of a capture with what the other files and the person tell. */
export function caseOfConnection(
  connection: ConnectionReading,
  told: readonly Fact[],
  evidence: Evidence,
): CaseFile {
  const { target, facts, gaps } = connection;
  return complete(
    target,
    [...without(evidence.facts, facts), ...told, ...facts],
    [...gaps, ...evidence.gaps],
  );
}

/** Files alone; a single captured connection gives the case its target. */
export function caseOfFiles(paths: readonly string[], told: readonly Fact[], evidence: Evidence): CaseFile {
  const [connection] = evidence.connections;
  if (connection !== undefined) return caseOfConnection(connection, told, evidence);
  const names = paths.map((path) => path.split(/[\\/]/).findLast((part) => part !== '') ?? path).join(', ');
  return complete(names, [...evidence.facts, ...told], evidence.gaps);
}

/** A fact that this run itself brings in. */
export function said<N extends FactName>(name: N, value: FactTypes[N], by: string): Fact {
  return fact(name, value, { by, from: hostname(), at: new Date().toISOString() });
}

/** Dates in files are judged by this machine's clock, as those of a live host are. */
function complete(target: string, facts: readonly Fact[], gaps: readonly Gap[]): CaseFile {
  const names = new Set(facts.map(({ name }) => name));
  const timed = names.has('clockHere')
    ? facts
    : [...facts, said('clockHere', new Date().toISOString(), 'clock of this machine')];
  return { format: 2, target, facts: timed, gaps: gaps.filter(({ name }) => !names.has(name)) };
}

function without(facts: readonly Fact[], others: readonly Fact[]): readonly Fact[] {
  const names = new Set(others.map(({ name }) => name));
  return facts.filter(({ name }) => !names.has(name));
}
