import type { FixProblem } from '../../../app/fix/plan-from-inputs.ts';
import { UsageError } from '../usage-error.ts';

/** Why there is no plan, in the words of the command line. */
export function fixProblem(problem: FixProblem): UsageError {
  switch (problem.is) {
    case 'severalHosts':
      return new UsageError('fix: works on one host at a time');
    case 'noHost':
      return new UsageError('fix: the files do not say which host they are of; name it as well');
    case 'unreachableHost':
      return new UsageError(`fix: the case names no host that can be reached: ${problem.says}`);
    case 'noCause':
      return new UsageError(
        `--cause "${problem.cause}": is no cause; \`rdpdoctor check\` names those it finds with --all`,
      );
    case 'notFound':
      return new UsageError(
        `--cause ${problem.cause}: was not found in ${problem.of}; name the files it was found in as well, or add --collect`,
        55,
      );
    case 'idleRisks':
      return new UsageError(
        `--accept-risk ${problem.risks.join(', ')}: no step of this plan needs it; leave it out`,
      );
    case 'idleRestart':
      return new UsageError('--restart-at: no step of this plan needs a restart of Windows; leave it out');
  }
}
