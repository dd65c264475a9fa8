import { parseExpectations, type Expectation } from '../../core/report/expectation.ts';
import { UsageError } from './usage-error.ts';

/** What --expect asks for; what cannot be read is told before anything is looked at. */
export function expectationsOf(text: string | undefined): readonly Expectation[] {
  if (text === undefined) return [];
  const expectations = parseExpectations(text);
  if ('problem' in expectations) throw new UsageError(`--expect ${expectations.problem}`);
  return expectations;
}
