import type { Gap } from '../../core/facts/case-file.ts';
import { says } from '../../core/facts/phase-says.ts';
import type { PhaseCode } from '../../core/facts/problems.ts';
import { phases, type Phase } from '../../core/facts/phases.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Attempt } from './attempt.ts';
import type { PhaseLine } from './probe.ts';

/** What all connections together tell: every one, the best one phase by phase, and where it dies. */
export interface Story {
  readonly facts: Pick<Partial<FactTypes>, 'phases' | 'phaseOfDeath' | 'connectionAttempts'>;
  readonly gaps: readonly Gap[];
}

/** Puts the attempts and the lines before them (name, connection, certificate) into one story. */
export function tellStory(attempts: readonly Attempt[], before: readonly PhaseLine[]): Story {
  const asClient = attempts.filter(({ asClient }) => asClient);
  const decisive = asClient.find((attempt) => attempt.decisive === true);
  const ordinary = bestOf(asClient.filter((attempt) => attempt !== decisive));
  const best = decisive ?? ordinary;
  const dead = before.find(({ state }) => state === 'died');
  const lines = inOrder(
    [...before, ...(ordinary?.lines ?? []), ...(decisive?.lines ?? [])],
    best !== undefined && !best.cutShort,
  );
  const facts = {
    phases: lines,
    ...(attempts.length === 0 ? {} : { connectionAttempts: attempts.map(asFact) }),
  };
  if (best === undefined && dead !== undefined) {
    const phaseOfDeath = { phase: dead.phase, sameEnding: 1, attempts: 1 };
    return { facts: { ...facts, phaseOfDeath }, gaps: [] };
  }
  if (best === undefined || (best.cutShort && best.ending.by === 'us')) {
    const detail = { code: 'timeUp' } as const;
    return { facts, gaps: [{ name: 'phaseOfDeath', reason: 'not attempted', detail }] };
  }
  return {
    facts: { ...facts, phaseOfDeath: deathOf(best, decisive === undefined ? asClient : [decisive]) },
    gaps: [],
  };
}

function deathOf(best: Attempt, asClient: readonly Attempt[]): FactTypes['phaseOfDeath'] {
  const attempts = asClient.length;
  if (best.ending.by === 'us') return { phase: 'none', sameEnding: 0, attempts };
  const same = asClient.filter(
    ({ reached, ending }) =>
      reached === best.reached && ending.by === best.ending.by && ending.alert === best.ending.alert,
  );
  return { phase: best.reached, ending: best.ending, sameEnding: same.length, attempts };
}

/** The attempt that came furthest; of equal ones the first, which nothing had disturbed. */
function bestOf(attempts: readonly Attempt[]): Attempt | undefined {
  return attempts.reduce<Attempt | undefined>(
    (best, candidate) => (best === undefined || rank(candidate) > rank(best) ? candidate : best),
    undefined,
  );
}

function rank({ reached, ending, cutShort }: Attempt): number {
  if (cutShort && ending.by === 'us') return -1;
  // A refusal is an answer: that connection came further than one that was cut in the same phase.
  const answered = ending.by === 'refusal' || ending.by === 'alert' ? 0.5 : 0;
  return phases.indexOf(reached) + answered + (ending.by === 'us' ? phases.length : 0);
}

/** Every phase once, in the order of the connection; what comes after a death was not reached. */
function inOrder(known: readonly PhaseLine[], told: boolean): FactTypes['phases'] {
  const byPhase = new Map(known.map((line) => [line.phase, line]));
  let over = false;
  const last = Math.max(phases.indexOf('signIn'), ...known.map(({ phase }) => phases.indexOf(phase)));
  return phases.slice(0, last + 1).map((phase: Phase) => {
    const line = byPhase.get(phase);
    if (line !== undefined) {
      over ||= line.state === 'died';
      return line;
    }
    if (over) return { phase, state: 'notReached' as const, says: says('notReached') };
    return {
      phase,
      state: 'notTried' as const,
      says: says((told ? untold[phase] : undefined) ?? 'notTried'),
    };
  });
}

const untold: { readonly [P in Phase]?: PhaseCode } = {
  encryption: 'noTls',
  certificate: 'noCertificateWithoutTls',
  signIn: 'asksOnItsScreen',
};

function asFact({ address, offer, reached, ending, ms, at, cookie }: Attempt) {
  return { address, offer, reached, ending, ms, at, ...(cookie ? { cookie } : {}) };
}
