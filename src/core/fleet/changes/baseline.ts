import { z } from 'zod';
import { firstMisfit } from '../../facts/misfits.ts';
import { factSchemas, type FactTypes } from '../../facts/vocabulary.ts';
import { snapshotSchema, type Snapshot } from '../snapshot.ts';
import { comparedFacts } from './compared-facts.ts';
import type { Side } from './side.ts';

/** How hosts are when all is as it should be: what later checks are held against. */
export interface Baseline {
  readonly format: 1;
  readonly hosts: readonly BaselineHost[];
}

interface BaselineHost {
  readonly target: string;
  /** When it was looked at (ISO 8601). */
  readonly at: string;
  readonly snapshot: Snapshot;
  readonly known: Partial<FactTypes>;
}

/** One host of a baseline: of its facts only those that are compared. */
export function baselineHost(target: string, at: string, { snapshot, known }: Side): BaselineHost {
  const compared = Object.entries(known).filter(([name]) => comparedFacts.has(name));
  return { target, at, snapshot, known: Object.fromEntries(compared) };
}

/** The host as it was, as one side of a comparison; nothing was asked of why. */
export function baselineSide({ snapshot, known }: BaselineHost): Side {
  return { snapshot, known, cited: [] };
}

/** Reads a saved baseline; the problem names the place and what was expected there. */
export function readBaseline(text: string): Baseline | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'baseline: not JSON' };
  }
  const parsed = baselineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  return { problem: `baseline: ${firstMisfit(parsed.error, { value: json })}` };
}

/** What the baseline holds of a host and this look did not get to. */
export function unseenOf(before: Side, after: Side): readonly string[] {
  return (['protocol', 'nla', 'tls', 'certificate'] as const).filter(
    (name) => before.snapshot[name] !== undefined && after.snapshot[name] === undefined,
  );
}

const known = z.object(
  Object.fromEntries(
    Object.entries(factSchemas).flatMap(([name, schema]) =>
      comparedFacts.has(name) ? [[name, schema.optional()] as const] : [],
    ),
  ),
);

const baselineSchema = z.object({
  format: z.literal(1),
  hosts: z
    .array(z.object({ target: z.string().max(300), at: z.string(), snapshot: snapshotSchema, known }))
    .max(100_000),
});
