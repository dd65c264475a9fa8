import type { Attempt, Outcome } from './attempt.ts';
import type { Told } from './attempts.ts';
import type { Covered } from './coverage.ts';
import { Acquaintance } from './acquaintance.ts';
import { SAME_ATTEMPT } from './limits.ts';
import { isSlip } from './statuses.ts';

type Judged = Omit<Attempt, 'at'> & { readonly at: number };

/** Attempts with what each means; those that say nothing, or are the beginning of another, are left out. */
export function judged(attempts: readonly Told[], coverage: readonly Covered[]): readonly Judged[] {
  const opensSessions = coverage.filter(({ channel }) => sessionChannel.test(channel));
  const seesSessions = (at: number) =>
    opensSessions.some(({ spans }) => spans.some(({ from, until }) => at >= from && at <= until));
  const known = new Acquaintance(attempts, seesSessions);
  return attempts.flatMap(({ decided, ...told }) => {
    const outcome = decided ? outcomeOf(told, known, seesSessions) : undefined;
    return outcome === undefined ? [] : [{ ...told, outcome }];
  });
}

type Undecided = Omit<Told, 'decided'>;

function outcomeOf(
  told: Undecided,
  known: Acquaintance,
  seesSessions: (at: number) => boolean,
): Outcome | undefined {
  switch (told.far) {
    case 'session':
      return 'worked';
    case 'authenticated':
      return seesSessions(told.at) ? ofUnopened(told, known) : 'worked';
    case 'briefSession':
      // Who only ever looks in for a moment, as a monitor does, did not fail.
      return known.workedBefore(told) && !known.worksAfter(told, SAME_ATTEMPT) ? 'failed' : undefined;
    case 'refused':
      return ofRefusal(told, known);
    case 'reached':
      return ofReached(told, known, seesSessions);
    case 'opened':
      return 'failed';
  }
}

function ofUnopened(told: Undecided, known: Acquaintance): Outcome | undefined {
  return known.worksAfter(told, SAME_ATTEMPT) ? undefined : 'failed';
}

function ofRefusal(told: Undecided, known: Acquaintance): Outcome {
  if (known.isGuess(told)) return 'stranger';
  return isSlip(told.ending?.code) && known.worksAfter(told, Number.POSITIVE_INFINITY) ? 'typing' : 'failed';
}

function ofReached(
  told: Undecided,
  known: Acquaintance,
  seesSessions: (at: number) => boolean,
): Outcome | undefined {
  if (known.worksAfter(told, SAME_ATTEMPT)) return undefined;
  if (known.isOurs(told)) return 'failed';
  // Where somebody got in, an address that never does is a scanner, a monitor or a client with a fault of its own.
  if (known.anybody) return 'stranger';
  return seesSessions(told.at) ? 'failed' : undefined;
}

const sessionChannel = /LocalSessionManager\/Operational$|^ForwardedEvents$/i;
