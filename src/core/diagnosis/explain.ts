import type { Cause } from '../causes/cause.ts';
import { phases, type Phase } from '../facts/phases.ts';
import type { Observation } from '../observations/observation.ts';
import type { Sign } from '../observations/signs.ts';
import { confidenceOf, rankOfProof } from './confidence.ts';
import type { Judged, Looked } from './judged.ts';

/** One thing that is so, as far as it is known. */
export type Statement = Seen | Proven;
export interface Seen extends Looked {
  readonly is: 'observation';
  readonly sighting: Extract<Looked['sighting'], { is: 'seen' }>;
}
export interface Proven extends Judged {
  readonly is: 'cause';
  readonly verdict: Extract<Judged['verdict'], { is: 'proven' }>;
}

/** The statements of one case in their relation to the ending. */
export interface Explanation {
  /** How it ended, as it was observed; absent where nothing ended. */
  readonly ending?: Seen;
  /** The deepest cause that is proven and predicts the ending. */
  readonly cause?: Proven;
  /** Everything else that is so, the graver first; `under` is what brings it about. */
  readonly others: readonly { readonly statement: Statement; readonly under?: Statement }[];
  readonly contradicted: readonly Proven[];
  /** Not proven, and the ending is what they predict, or something speaks for them. */
  readonly candidates: readonly Judged[];
}

/** Matches what was observed with what the causes predict. Pure; hearsay is no input. */
export function explain(
  looked: readonly Looked[],
  judged: readonly Judged[],
  signs: ReadonlySet<Sign>,
  endingCounts: (observation: Observation) => boolean,
): Explanation {
  const seen = looked.flatMap((each) => (isSeen(each) ? [{ ...each, is: 'observation' as const }] : []));
  const endings = seen.filter(({ observation }) => observation.ending && endingCounts(observation));
  const covered = new Set(seen.flatMap(({ observation }) => observation.covers ?? []));
  const ending = endings.find(({ observation }) => !covered.has(observation.id));

  const proven = judged.flatMap((each) => (isProven(each) ? [{ ...each, is: 'cause' as const }] : []));
  const contradicted = proven.filter(
    (each) => isForbidden(each.cause, signs) || isOfAnotherTime(each, ending),
  );
  const standing = proven.filter((each) => !contradicted.includes(each));

  // A view from further away says nothing beside a nearer one.
  const near = seen.filter(
    (each) => each === ending || !(each.observation.hearsay || covered.has(each.observation.id)),
  );
  // What its kind of proof makes only possible is a candidate, and stands nowhere else.
  const sure = standing.filter((each) => wordOf(each) !== 'possible');
  const statements: readonly Statement[] = [...sure, ...near];
  const root = (each: Statement) => deeperThan(each, sure);
  const explaining = sure.filter((each) => ending !== undefined && mayEndSo(each, ending));
  const cause = explaining
    .filter((each) => !explaining.some((other) => other !== each && isDeeper(other, each)))
    .toSorted((a, b) => rankOfProof(a.verdict.by) - rankOfProof(b.verdict.by))[0];

  const outdone = sure.filter((each) => isOutdone(each, cause));
  const others = statements
    .filter((each) => each !== cause && each !== ending && !outdone.some((other) => other === each))
    .map((statement) => {
      const under = root(statement);
      return under === undefined ? { statement } : { statement, under };
    });
  return {
    ...(ending === undefined ? {} : { ending }),
    ...(cause === undefined ? {} : { cause }),
    others,
    contradicted,
    candidates: [...outdone, ...candidatesOf(judged, ending, signs)],
  };
}

function isNoLater(phase: Phase, upTo: Phase): boolean {
  return phases.indexOf(phase) <= phases.indexOf(upTo);
}

/** Whether a proven cause predicts the ending; behind hearsay any cause that blocks may stand. */
function mayEndSo({ cause, verdict }: Proven, { observation, sighting }: Seen): boolean {
  if (cause.predicts.includes(observation.id)) return true;
  if ((verdict.impact ?? cause.impact) !== 'blocks' && verdict.by !== 'told') return false;
  if (observation.upTo !== undefined) return isNoLater(cause.phase, observation.upTo);
  if (observation.hearsay === undefined) return false;
  return observation.hearsay === 'anyPhase' || cause.phase === (sighting.phase ?? observation.phase);
}

/** The word for a proven cause, from its kind of proof and its phase. */
export function wordOf({ cause, verdict }: Proven) {
  return confidenceOf(verdict.by, cause.phase);
}

/** A cause that predicts what the other shows; of two that predict each other the earlier in the list lies deeper. */
function isDeeper(deep: Proven, shallow: Statement): boolean {
  if (deep === shallow) return false;
  if (!predicts(deep.cause, shallow)) return false;
  return !(shallow.is === 'cause' && predicts(shallow.cause, deep));
}

function deeperThan(shallow: Statement, sure: readonly Proven[]): Proven | undefined {
  const at = sure.findIndex((each) => each === shallow);
  return sure.find((deep, i) => {
    if (deep === shallow) return false;
    const mutual = shallow.is === 'cause' && predicts(shallow.cause, deep);
    return predicts(deep.cause, shallow) && (!mutual || i < at);
  });
}

function predicts({ predicts: signs }: Cause, statement: Statement): boolean {
  return statement.is === 'observation'
    ? signs.includes(statement.observation.id)
    : (statement.cause.shows ?? []).some((sign) => signs.includes(sign));
}

function candidatesOf(
  judged: readonly Judged[],
  ending: Seen | undefined,
  signs: ReadonlySet<Sign>,
): readonly Judged[] {
  const open = judged.filter(({ cause, verdict }) => {
    if (isForbidden(cause, signs)) return false;
    if (verdict.is === 'suspected') return true;
    const fits = ending !== undefined && cause.predicts.includes(ending.observation.id);
    if (verdict.is === 'unclear') return fits && !(cause.rare && verdict.because.length === 0);
    return verdict.is === 'proven' && confidenceOf(verdict.by, cause.phase) === 'possible';
  });
  return open.toSorted((a, b) => weightOf(a, ending) - weightOf(b, ending));
}

/** What has something that speaks for it and predicts the ending comes first. */
function weightOf({ cause, verdict }: Judged, ending: Seen | undefined): number {
  const predicted = ending !== undefined && cause.predicts.includes(ending.observation.id);
  return (predicted ? 0 : 2) + (verdict.because.length > 0 ? 0 : 1);
}

/** What only a person or the client told, where something else was measured to end the connection. */
function isOfAnotherTime({ cause, verdict }: Proven, ending: Seen | undefined): boolean {
  if (verdict.by !== 'told' || ending === undefined || ending.observation.hearsay !== undefined) return false;
  return !mayEndSo({ is: 'cause', cause, verdict }, ending);
}

/** A client shows one number for many reasons of one step: what a nearer record of that step says explains the number, too. */
function isOutdone({ cause, verdict }: Proven, by: Proven | undefined): boolean {
  if (by === undefined || by.cause === cause) return false;
  return verdict.by === 'told' && by.verdict.by !== 'told' && by.cause.phase === cause.phase;
}

function isForbidden({ forbids = [] }: Cause, signs: ReadonlySet<Sign>): boolean {
  return forbids.some((sign) => signs.has(sign));
}

function isSeen(looked: Looked): looked is Omit<Seen, 'is'> {
  return looked.sighting.is === 'seen';
}

function isProven(judged: Judged): judged is Omit<Proven, 'is'> {
  return judged.verdict.is === 'proven';
}
