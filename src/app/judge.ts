import { causes } from '../core/causes/causes.ts';
import { askedContext, type Question } from '../core/diagnosis/asked-context.ts';
import { diagnose } from '../core/diagnosis/diagnose.ts';
import type { Diagnosis } from '../core/diagnosis/diagnosis.ts';
import { latest, type CaseFile } from '../core/facts/case-file.ts';
import type { FactTypes } from '../core/facts/vocabulary.ts';
import { redactCaseFile } from '../core/redaction/redact.ts';
import { expectedOf, type Expectation, type Expected } from '../core/report/expectation.ts';
import { exitCodeOf, type ExitCode } from './exit-codes.ts';

/** A case with its judgement. */
export interface Judged {
  readonly file: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly exit: ExitCode;
  /** What was expected, with what was measured to it. */
  readonly expected: readonly Expected[];
}

export interface JudgingWishes {
  /** Stand-ins for names, users and addresses, before anything is judged. */
  readonly redact?: boolean | undefined;
  readonly expectations?: readonly Expectation[];
}

/** Judges a case by every cause there is. */
export function judge(collected: CaseFile, { redact, expectations = [] }: JudgingWishes = {}): Judged {
  const file = redact === true ? redactCaseFile(collected) : collected;
  const diagnosis = diagnose(file, causes);
  const expected = expectedOf(expectations, knownOf(file));
  return { file, diagnosis, exit: exitAsExpected(exitCodeOf(diagnosis), expected), expected };
}

/** What only a person can know and what would change the verdict. */
export function askWhatMatters({ file, diagnosis }: Pick<Judged, 'file' | 'diagnosis'>): readonly Question[] {
  return askedContext(file, diagnosis, causes);
}

/** The newest value of each fact. */
export function knownOf(file: CaseFile): Partial<FactTypes> {
  return Object.fromEntries(Object.entries(latest(file.facts)).map(([name, { value }]) => [name, value]));
}

/** With expectations a host that connects is judged by them alone; one that dies keeps its code. */
function exitAsExpected(exit: ExitCode, expected: readonly Expected[]): ExitCode {
  if (expected.length === 0 || (exit !== 0 && (exit < 30 || exit > 32))) return exit;
  return expected.every(({ is }) => is === 'met') ? 0 : 33;
}
