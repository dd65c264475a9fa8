import type { Fact, Gap } from '../../core/facts/case-file.ts';

/** What files brought: facts, gaps, and what could not be read. */
export interface Evidence {
  readonly facts: readonly Fact[];
  readonly gaps: readonly Gap[];
  readonly problems: readonly string[];
}

/** Reads evidence files of any kind; what a file is follows from its content. */
export async function readEvidence(paths: readonly string[]): Promise<Evidence> {
  return { facts: [], gaps: [], problems: paths.map((path) => `${path}: no reader for this kind of file`) };
}
