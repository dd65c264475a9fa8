import type { Swept } from '../../core/fleet/sweep/swept.ts';
import type { ExitCode } from '../exit-codes.ts';

/** The exit code of a host that is not as expected: one that dies keeps the code of where it does. */
export function exitOfSwept({ snapshot }: Pick<Swept, 'snapshot'>): ExitCode {
  return snapshot.exit === 11 || snapshot.exit === 12 ? snapshot.exit : 33;
}
