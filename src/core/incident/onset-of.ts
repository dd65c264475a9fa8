import { isoOf, millisOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Judged } from './attempt.ts';
import { endOf, type Covered } from './coverage.ts';
import { lastTrouble } from './last-trouble.ts';
import { OWN_RECENT, RECENT } from './limits.ts';
import { silence } from './silence.ts';
import { openFailures, type OpenFailures } from './open-failures.ts';
import { shareOnset } from './share-onset.ts';
import type { Onset } from './onset.ts';

/** The change point of the failures; undefined where nothing fails as far as is known. */
export function onsetOf(
  attempts: readonly Judged[],
  coverage: readonly Covered[],
  facts: Pick<Partial<FactTypes>, 'reportedContext' | 'clientError'>,
): Onset | undefined {
  const open = openFailures(attempts).filter(({ counts }) => counts);
  const end = endOf(coverage) ?? lastOf(attempts);
  const own = ownFailures(open, end);
  const alone = own.length === 1 || new Set(own.flatMap(({ addresses }) => addresses)).size === 1;
  return (
    commonOnset(attempts, open) ??
    (alone ? ownOnset(own) : undefined) ??
    shareOnset(attempts, open, end) ??
    ownOnset(own) ??
    toldOnset(facts.reportedContext, attempts, endOf(coverage)) ??
    silence(attempts, coverage) ??
    lastTrouble(attempts) ??
    sinceSession(attempts, coverage, facts.clientError)
  );
}

// Nobody got in since: what one person alone cannot do at that time says nothing about others, which is the scope's affair.
function commonOnset(attempts: readonly Judged[], open: readonly OpenFailures[]): Onset | undefined {
  const worked = attempts.findLast(({ outcome }) => outcome === 'worked');
  const since = worked?.at ?? Number.NEGATIVE_INFINITY;
  const common = open.filter(({ first }) => first >= since);
  return common.length === 0 ? undefined : onset('lastSuccess', worked?.at, common);
}

// What somebody who never got in met as often while others did is no change; who has the password and never got in is still meant to.
function ownFailures(open: readonly OpenFailures[], end: number): readonly OpenFailures[] {
  return open.filter(
    ({ first, last, worked, knewPassword }) =>
      end - last <= (worked !== undefined || knewPassword ? OWN_RECENT : RECENT) &&
      (worked !== undefined || knewPassword || end - first <= RECENT),
  );
}

function ownOnset(own: readonly OpenFailures[]): Onset | undefined {
  if (own.length === 0) return undefined;
  const { worked } = own.reduce((earliest, failures) =>
    failures.first < earliest.first ? failures : earliest,
  );
  return onset('ownLastSuccess', worked, own);
}

function onset(how: Onset['how'], after: number | undefined, of: readonly OpenFailures[]): Onset {
  return {
    ...(after === undefined ? {} : { after: isoOf(after) }),
    by: isoOf(of.reduce((least, { first }) => Math.min(least, first), Infinity)),
    how,
    failures: of.reduce((sum, { count }) => sum + count, 0),
    of,
  };
}

function toldOnset(
  told: FactTypes['reportedContext'] | undefined,
  attempts: readonly Judged[],
  end: number | undefined,
): Onset | undefined {
  if (told?.unreachableSince === undefined) return undefined;
  const { unreachableSince: by } = told;
  // Logs that end before it began hold nothing of it.
  const seen =
    end !== undefined && end >= millisOf(by)
      ? attempts.findLast(({ outcome, at }) => outcome === 'worked' && at < millisOf(by))
      : undefined;
  const lastWorked = told.lastWorked ?? (seen === undefined ? undefined : isoOf(seen.at));
  return {
    ...(lastWorked === undefined || lastWorked > by ? {} : { after: lastWorked }),
    by,
    how: 'told',
    of: [],
  };
}

function sinceSession(
  attempts: readonly Judged[],
  coverage: readonly Covered[],
  told: FactTypes['clientError'] | undefined,
): Onset | undefined {
  const worked = attempts.findLast(({ outcome }) => outcome === 'worked');
  const end = endOf(coverage);
  if (worked === undefined || end === undefined || end <= worked.at) return undefined;
  const saw = told !== undefined && (told.code !== undefined || told.dialog !== undefined);
  return { after: isoOf(worked.at), by: isoOf(end), how: saw ? 'lastSession' : 'sinceSession', of: [] };
}

const lastOf = (attempts: readonly Judged[]) => attempts.at(-1)?.at ?? 0;
