import type { CaseFile, Fact } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Example } from './statement.ts';

type Situation = Pick<Example<string>, 'facts' | 'unknown'>;

/** The facts of an example: a healthy connection, with the example laid over it. */
export function exampleFacts({ facts = {}, unknown = [] }: Situation): Partial<FactTypes> {
  const names = unknown as readonly string[];
  return Object.fromEntries(
    Object.entries({ ...healthy, ...facts }).filter(([name]) => !names.includes(name)),
  );
}

/** The case file of an example. */
export function exampleCase(example: Situation): CaseFile {
  const source = { by: 'example', from: 'srv01', at: '2026-09-01T12:00:00.000Z' };
  const facts = Object.entries(exampleFacts(example)).map(
    ([name, value]) => ({ name, value, source }) as Fact,
  );
  return { format: 2, target: 'srv01', facts, gaps: [] };
}
