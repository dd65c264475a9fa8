import type { Cause, Verdict } from '../causes/cause.ts';
import type { Incident } from '../incident/incident.ts';
import { shortProvider } from '../facts/provider-names.ts';
import { millisOf, minuteOf } from '../facts/time.ts';
import type { Change } from '../incident/changes.ts';
import { cite, type Citation, type CitedEvent } from '../judging/citation.ts';
import { foreignLogOf } from '../judging/foreign-log.ts';
import type { Judged, KnownFacts } from './judged.ts';

/**
 * Holds what is logged against the time when it worked: an event that came as often then explains nothing, an event of another
 * machine proves nothing, and silence excludes nothing outside its time.
 */
export function ofItsTime(judged: readonly Judged[], known: KnownFacts): readonly Judged[] {
  const foreign = foreignLogOf(known);
  return judged.map(({ cause, verdict }) => ({ cause, verdict: weighed(cause, verdict, known, foreign) }));
}

function weighed(cause: Cause, verdict: Verdict, known: KnownFacts, foreign: string | undefined): Verdict {
  if (verdict.is === 'ruledOut')
    return isSilenceOfAnotherTime(verdict, known, foreign) ? unclear(verdict) : verdict;
  if (verdict.is !== 'proven' || (verdict.by !== 'logged' && verdict.by !== 'inferred')) return verdict;
  const events = verdict.because.flatMap(({ event }) => event ?? []);
  if (events.length === 0) return verdict;
  const { incident } = known;
  if (foreign !== undefined)
    return unclear(verdict, cite('incident', `the log is of ${foreign}, another machine`));
  if (incident === undefined) return verdict;
  if (events.every((event) => isUsual(event, incident)))
    return ruledOut(verdict, cite('incident', 'it came just as often while it worked'));
  const strangers = metStrangersOnly(cause, events, known);
  if (strangers !== undefined) return { is: 'suspected', because: [...verdict.because, strangers] };
  if (events.every((event) => isOfBefore(event, incident, known)))
    return unclear(
      verdict,
      cite('incident', 'it came while people got in, and its log ends before the first failure'),
    );
  const lastWorked = lastWorkedAt(cause, events, incident);
  const blocks = (verdict.impact ?? cause.impact) === 'blocks';
  const isOver = lastWorked !== undefined && events.every(({ last }) => last !== '' && last < lastWorked);
  if (incident.failing !== 'yes' && blocks && isOver && known.phaseOfDeath === undefined) {
    const works = cite(
      'incident',
      `somebody got in at ${minuteOf(lastWorked)}, and no attempt is known to fail since`,
    );
    return verdict.by === 'inferred'
      ? ruledOut(verdict, works)
      : {
          ...verdict,
          impact: verdict.impact === 'blocks' || verdict.impact === undefined ? 'degrades' : verdict.impact,
        };
  }
  return verdict;
}

/**
 * Where everybody who ever got in still does, what is logged before any sign-in was met by those who never had one: a scanner,
 * a monitor, a client of which nobody has told.
 */
function metStrangersOnly(
  { phase }: Cause,
  events: readonly CitedEvent[],
  { incident, phaseOfDeath, clientError, reportedContext }: KnownFacts,
): Citation<'incident'> | undefined {
  if (incident?.failing !== 'no' || !beforeSignIn.has(phase)) return undefined;
  if ([phaseOfDeath, clientError, reportedContext].some((told) => told !== undefined)) return undefined;
  if (!events.every(({ provider }) => doors.has(provider))) return undefined;
  const reached = incident.attempts.filter(({ far, side }) => far === 'reached' && side === 'server');
  const places = [...new Set(reached.flatMap(({ address }) => address ?? []))];
  if (reached.length === 0 || reached.some(({ outcome }) => outcome !== 'stranger')) return undefined;
  return cite(
    'incident',
    `everybody who ever got in still does; ${places.slice(0, 3).join(', ')}, from where nobody ever did, reached the port and came no further`,
  );
}

const beforeSignIn: ReadonlySet<Cause['phase']> = new Set(['negotiation', 'encryption']);
const doors: ReadonlySet<string> = new Set(['schannel', 'rdpcorets', 'termdd']);

/** When it last came as far as this cause bites: an authentication is no proof that sessions begin. */
function lastWorkedAt(
  { phase }: Cause,
  events: readonly CitedEvent[],
  { attempts, lastWorked }: Incident,
): string | undefined {
  const deep = phase === 'license' || phase === 'session';
  if (!deep && attempts.every(({ computer }) => computer === undefined)) return lastWorked;
  // What another machine of the same logs did shows nothing of the one that is meant.
  const isMeant = (own: string | undefined) =>
    own === undefined || events.some(({ computer }) => computer === own);
  return attempts.findLast(
    ({ outcome, far, computer }) => outcome === 'worked' && (!deep || far === 'session') && isMeant(computer),
  )?.at;
}

/** Whether it came while it still worked, in a log that does not reach to where it failed: then nothing ties it to that. */
function isOfBefore(event: CitedEvent, incident: Incident, { eventActivity }: KnownFacts): boolean {
  const { failing, onset, coverage } = incident;
  if (failing !== 'yes' || onset?.after === undefined || isState(event)) return false;
  const { after, by } = onset;
  const kinds = (eventActivity?.kinds ?? []).filter(
    ({ provider, id, computer }) =>
      id === event.id &&
      computer === event.computer &&
      (shortProvider(provider) ?? provider) === event.provider,
  );
  const endsBefore = (channel: string) =>
    coverage.some((log) => log.channel === channel && log.computer === event.computer && log.last < by);
  return kinds.length > 0 && kinds.every(({ channel, first }) => first < after && endsBefore(channel));
}

// A service that stopped and did not come back is a state: earlier restarts make it no more usual.
function isState({ provider, id }: CitedEvent): boolean {
  return provider === 'scm' && id === 7036;
}

function isUsual(event: CitedEvent, { background, began, incomparable }: Incident): boolean {
  if (isState(event)) return false;
  const isOf = ({ provider, id, key }: Change) =>
    id === event.id &&
    (shortProvider(provider) ?? provider) === event.provider &&
    (event.key === undefined || event.key === key?.text);
  // What came with the failures and not with what worked is telling, however rare it is.
  const isCompany = ({ company }: Change) => company !== undefined && company.failed - company.worked >= 0.5;
  const usual = background.filter(isOf);
  return usual.length > 0 && !usual.some(isCompany) && !began.some(isOf) && !incomparable.some(isOf);
}

/** A log excludes what it does not hold only for the machine and the time it covers. */
function isSilenceOfAnotherTime(
  { because }: Extract<Verdict, { is: 'ruledOut' }>,
  { clockHere, phaseOfDeath, incident }: KnownFacts,
  foreign: string | undefined,
): boolean {
  const [first] = because;
  if (first?.silentUntil === undefined) return false;
  if (foreign !== undefined) return true;
  const until = millisOf(first.silentUntil);
  if (phaseOfDeath !== undefined && phaseOfDeath.phase !== 'none' && clockHere !== undefined)
    return until < millisOf(clockHere) - STILL_NOW;
  return incident?.onset !== undefined && until < millisOf(incident.onset.by);
}

function unclear({ because }: Verdict, ...more: readonly Citation[]): Verdict {
  return { is: 'unclear', because: [...because, ...more] };
}

function ruledOut({ because }: Verdict, ...more: readonly Citation[]): Verdict {
  return { is: 'ruledOut', because: [...more, ...because] };
}

/** Milliseconds: a log that was exported within a day of the check is of its time. */
const STILL_NOW = 86_400_000;
