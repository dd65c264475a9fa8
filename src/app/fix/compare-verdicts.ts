import { phases } from '../../core/facts/phases.ts';
import type { Verdict } from './verdict.ts';

/**
 * Whether a host is better off than it was: a connection that died must get further; one that lived must live on, and what
 * the plan was for must not have grown.
 */
export function compareVerdicts(
  before: Verdict,
  after: Verdict,
  cured: readonly string[],
): 'better' | 'same' | 'worse' {
  const [was, is] = [rankOf(before), rankOf(after)];
  if (was === undefined || is === undefined) return 'same';
  if (is !== was) return is > was ? 'better' : 'worse';
  const added = after.causes.filter((cause) => !before.causes.includes(cause));
  const left = cured.filter((cause) => before.causes.includes(cause) && after.causes.includes(cause));
  if (added.length > 0) return 'worse';
  const gone = cured.some((cause) => before.causes.includes(cause)) && left.length === 0;
  return gone ? 'better' : 'same';
}

/** Whether the plan may stay: a living host needs to be no worse, since what files told may not show from outside. */
export function isProven(before: Verdict, after: Verdict, cured: readonly string[]): boolean {
  const compared = compareVerdicts(before, after, cured);
  return compared === 'better' || (compared === 'same' && before.phase === 'none');
}

function rankOf({ phase }: Verdict): number | undefined {
  const rank = phase === undefined ? -1 : ranks.indexOf(phase);
  return rank < 0 ? undefined : rank;
}

/** From the first step to a connection that lives. */
const ranks: readonly string[] = [...phases, 'none'];
