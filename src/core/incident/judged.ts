import type { Judged, Outcome } from './attempt.ts';
import type { Told } from './told.ts';
import { Acquaintance } from './acquaintance.ts';
import { SAME_ATTEMPT } from './limits.ts';
import type { Sight } from './sight.ts';
import { isSlip } from '../facts/statuses.ts';

/** Attempts with what each means; those that say nothing, or are the beginning of another, are left out. */
export function judged(
  attempts: readonly Told[],
  sees: Sight,
  clients: ReadonlySet<string>,
): readonly Judged[] {
  const known = new Acquaintance(attempts, sees, clients);
  return attempts.flatMap(({ decided, ...told }) => {
    const foreign = told.untied === true && isSlip(told.ending?.code) && known.anybody && !known.isOurs(told);
    const outcome = decided && !foreign ? outcomeOf(told, known, sees) : undefined;
    return outcome === undefined ? [] : [{ ...told, outcome }];
  });
}

type Undecided = Omit<Told, 'decided'>;

function outcomeOf(told: Undecided, known: Acquaintance, sees: Sight): Outcome | undefined {
  switch (told.far) {
    case 'session':
      return 'worked';
    case 'authenticated':
      if (!sees.sessions(told.at)) return 'worked';
      return known.worksAfter(told, SAME_ATTEMPT) ? undefined : 'failed';
    case 'briefSession':
      // Who only ever looks in for a moment, as a monitor does, did not fail.
      return known.workedBefore(told) && !known.worksAfter(told, SAME_ATTEMPT) ? 'failed' : undefined;
    case 'refused':
      return ofRefusal(told, known, sees);
    case 'reached':
      return ofReached(told, known, sees);
    case 'denied':
    case 'opened':
      return 'failed';
  }
}

function ofRefusal(told: Undecided, known: Acquaintance, sees: Sight): Outcome | undefined {
  if (known.isGuess(told) || known.isPassing(told)) return 'stranger';
  if (!isSlip(told.ending?.code)) return 'failed';
  if (known.worksAfter(told, Number.POSITIVE_INFINITY)) return 'typing';
  // Where no success would be seen, nobody knows whether the person got in afterwards.
  return sees.successes(told.at) || known.isOurs(told) ? 'failed' : undefined;
}

function ofReached(told: Undecided, known: Acquaintance, sees: Sight): Outcome | undefined {
  if (known.worksAfter(told, SAME_ATTEMPT)) return undefined;
  if (known.isOurs(told)) return 'failed';
  // Where somebody got in, an address that never does is a scanner, a monitor or a client with a fault of its own.
  if (known.anybody || known.isRobot(told)) return 'stranger';
  return sees.successes(told.at) ? 'failed' : undefined;
}
