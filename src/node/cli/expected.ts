import { latest, type CaseFile } from '../../core/facts/case-file.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import {
  expectedOf,
  parseExpectations,
  type Expectation,
  type Expected,
} from '../../core/report/expectation.ts';
import type { ExitCode } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

/** What --expect asked for, against one case; empty without the flag. */
export function expectedIn(file: CaseFile, text: string | undefined): readonly Expected[] {
  return expectedOf(expectationsOf(text), knownOf(file));
}

/** What --expect asks for; what cannot be read is told before anything is looked at. */
export function expectationsOf(text: string | undefined): readonly Expectation[] {
  if (text === undefined) return [];
  const expectations = parseExpectations(text);
  if ('problem' in expectations) throw new UsageError(`--expect ${expectations.problem}`);
  return expectations;
}

/** With expectations a host that connects is judged by them alone; one that dies keeps its code. */
export function exitAsExpected(exit: ExitCode, expected: readonly Expected[]): ExitCode {
  if (expected.length === 0 || (exit !== 0 && (exit < 30 || exit > 32))) return exit;
  return expected.every(({ is }) => is === 'met') ? 0 : 33;
}

/** The newest value of each fact. */
export function knownOf(file: CaseFile): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(latest(file.facts)).map(([name, { value }]) => [name, value]));
}
