import type { JudgingWishes } from '../../../app/judge.ts';
import type { CheckFlags } from './check-options.ts';
import { expectationsOf } from '../expected.ts';

/** What the flags ask of judging: what must be so, and whether names are replaced. */
export function wishesOf({ redact, expect }: CheckFlags): JudgingWishes {
  return { redact, expectations: expectationsOf(expect) };
}
