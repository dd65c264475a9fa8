import { hostname } from 'node:os';
import * as merge from '../../core/evidence/merge-case.ts';
import type { ConnectionReading } from '../../core/evidence/reader.ts';
import { fact, type CaseFile, type Fact } from '../../core/facts/case-file.ts';
import type { FactName, FactTypes } from '../../core/facts/vocabulary.ts';

/** A live host with what files and the person tell, by the clock of this machine. */
export function caseOfHost(live: CaseFile, told: readonly Fact[], read: merge.Read): CaseFile {
  return merge.caseOfHost(live, told, read, clockOfThisMachine());
}

/** One connection of a capture with what the other files and the person tell. */
export function caseOfConnection(
  connection: ConnectionReading,
  told: readonly Fact[],
  read: merge.Read,
): CaseFile {
  return merge.caseOfConnection(connection, told, read, clockOfThisMachine());
}

/** Files alone; a single captured connection gives the case its target. */
export function caseOfFiles(paths: readonly string[], told: readonly Fact[], read: merge.Read): CaseFile {
  const names = paths.map((path) => path.split(/[\\/]/).findLast((part) => part !== '') ?? path);
  return merge.caseOfFiles(names, told, read, clockOfThisMachine());
}

/** A fact that this run itself brings in. */
export function said<N extends FactName>(name: N, value: FactTypes[N], by: string): Fact {
  return fact(name, value, { by, from: hostname(), at: new Date().toISOString() });
}

function clockOfThisMachine(): Fact {
  return said('clockHere', new Date().toISOString(), 'clock of this machine');
}
