import { z } from 'zod';
import { firstMisfit } from './misfits.ts';
import { asNow } from './old-case-files.ts';
import { gapDetail, type GapDetail } from './problems.ts';
import { factSchemas, type FactName, type FactTypes } from './vocabulary.ts';

/** Whom a fact is about; the host that was asked for unless stated. */
export const subjects = ['host', 'client', 'gateway', 'controller'] as const;
export type Subject = (typeof subjects)[number];

/** Who observed something (a probe, a reader, a person), from where, when it was observed (ISO 8601), and of whom. */
export interface Source {
  readonly by: string;
  readonly from: string;
  readonly at: string;
  readonly of?: Subject | undefined;
  /** The computer that the fact is of, where a file of several might have been given. */
  readonly computer?: string | undefined;
  /** True for a file that bears no date: `at` is when it was read. */
  readonly undated?: boolean | undefined;
}

/** One thing we know. */
export type Fact = {
  [N in FactName]: { readonly name: N; readonly value: FactTypes[N]; readonly source: Source };
}[FactName];

/** One thing we wanted to know and do not. Absence is never read as "no". */
export interface Gap {
  readonly name: FactName;
  readonly reason: 'not attempted' | 'not permitted' | 'not reachable' | 'not understood';
  readonly detail: GapDetail;
}

/** Everything collected about one connection. Saved as JSON; the only input of a diagnosis. */
export interface CaseFile {
  readonly format: 2;
  readonly target: string;
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
}

/** Makes a fact; the one place where name, value and source are put together. */
export function fact<N extends FactName>(name: N, value: FactTypes[N], source: Source): Fact {
  // The pair of type parameters is correlated, which TypeScript cannot express for a union of records.
  return { name, value, source } as Fact;
}

/** The newest fact of each name; of facts from the same moment the later in the file counts. */
export function latest(facts: readonly Fact[]): { readonly [N in FactName]?: Extract<Fact, { name: N }> } {
  const byName: { [name: string]: Fact } = {};
  for (const candidate of facts) {
    const known = byName[candidate.name];
    if (!known || candidate.source.at >= known.source.at) byName[candidate.name] = candidate;
  }
  return byName;
}

const names = Object.keys(factSchemas) as [FactName, ...FactName[]];
const source = z.object({
  by: z.string(),
  from: z.string(),
  at: z.string(),
  of: z.enum(subjects).optional(),
  computer: z.string().optional(),
  undated: z.boolean().optional(),
});
const [firstFact, ...otherFacts] = names.map((name) =>
  z.object({ name: z.literal(name), value: factSchemas[name], source }),
);

/** The shape of a saved case file, for reading one that came from another machine and for the published JSON Schema. */
export const caseFileSchema = z.object({
  format: z.literal(2),
  target: z.string(),
  facts: z.array(z.discriminatedUnion('name', [firstFact!, ...otherFacts])),
  gaps: z.array(
    z.object({
      name: z.enum(names),
      reason: z.enum(['not attempted', 'not permitted', 'not reachable', 'not understood']),
      detail: gapDetail,
    }),
  ),
});

/** Reads a saved case file, or the report that `check --json` prints, which holds one; the problem names the place and what was expected there. */
export function readCaseFile(json: string): CaseFile | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: 'case file: not JSON' };
  }
  if (Array.isArray(value) && value.length > 0)
    return {
      problem: `case file: a list of ${value.length}, as check prints several hosts; give one of them`,
    };
  const parsed = caseFileSchema.safeParse(asNow(withoutReport(value)));
  if (parsed.success) return parsed.data as CaseFile;
  return { problem: `case file: ${firstMisfit(parsed.error, { value: asNow(withoutReport(value)) })}` };
}

/** The case inside a printed report; anything else comes back as it is. */
function withoutReport(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'caseFile' in value ? value.caseFile : value;
}
