import type { ConnectionReading } from '../core/evidence/reader.ts';
import { fact, type CaseFile, type Fact, type Gap } from '../core/facts/case-file.ts';
import type { FactName, FactTypes } from '../core/facts/vocabulary.ts';
import type { Evidence } from './evidence.ts';

/** This moment (ISO 8601) and the machine that a case is put together on. */
export interface Here {
  readonly at: string;
  readonly from: string;
}

/** What a case is made of. */
export interface CaseParts {
  /** What was measured just now; it comes last and counts. */
  readonly live?: CaseFile | undefined;
  readonly evidence?: Pick<Evidence, 'facts' | 'gaps' | 'connections'>;
  /** Which captured connection is judged; of files alone the first, unless stated. */
  readonly connection?: ConnectionReading | undefined;
  /** What the person says. */
  readonly told?: readonly Fact[];
  /** Paths of the files: what a case of files alone is called. */
  readonly paths?: readonly string[];
}

/** Puts what was measured, read and told into one case; the only place where that is done. */
export function assembleCase(parts: CaseParts, here: Here): CaseFile {
  const { live, evidence = nothing, told = [], paths = [] } = parts;
  if (live !== undefined) {
    const captured = evidence.connections.find(({ target }) => target === live.target);
    const facts = [...evidence.facts, ...without(captured?.facts ?? [], live.facts), ...told, ...live.facts];
    return complete(live.target, facts, [...live.gaps, ...evidence.gaps], here);
  }
  const { connection = evidence.connections[0] } = parts;
  if (connection === undefined)
    return complete(nameOf(paths), [...evidence.facts, ...told], evidence.gaps, here);
  const { target, facts, gaps } = connection;
  const all = [...without(evidence.facts, facts), ...told, ...facts];
  return complete(target, all, [...gaps, ...evidence.gaps], here);
}

/** A fact that this run itself brings in. */
export function said<N extends FactName>(name: N, value: FactTypes[N], by: string, here: Here): Fact {
  return fact(name, value, { by, ...here });
}

function nameOf(paths: readonly string[]): string {
  return paths.map((path) => path.split(/[\\/]/).findLast((part) => part !== '') ?? path).join(', ');
}

/** Dates in files are judged by this machine's clock, as those of a live host are. */
function complete(target: string, facts: readonly Fact[], gaps: readonly Gap[], here: Here): CaseFile {
  const names = new Set(facts.map(({ name }) => name));
  const timed = names.has('clockHere')
    ? facts
    : [...facts, said('clockHere', here.at, 'clock of this machine', here)];
  return { format: 2, target, facts: timed, gaps: gaps.filter(({ name }) => !names.has(name)) };
}

function without(facts: readonly Fact[], others: readonly Fact[]): readonly Fact[] {
  const names = new Set(others.map(({ name }) => name));
  return facts.filter(({ name }) => !names.has(name));
}

const nothing: Pick<Evidence, 'facts' | 'gaps' | 'connections'> = { facts: [], gaps: [], connections: [] };
