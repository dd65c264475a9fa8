import type { FactTypes } from '../../facts/vocabulary.ts';
import { isoOf } from '../../facts/time.ts';
import { EventHistogram } from './event-histogram.ts';
import type { Step, StepKind } from './connection-step.ts';
import { joinSteps, type JoinedAttempt } from './join-steps.ts';

type Attempts = FactTypes['serverAttempts'];

/** Gathers the steps of connections that servers log, and puts them together into attempts when all logs are read. */
export class ServerAttempts {
  readonly #computers = new Map<string, Record<StepKind, Step[]>>();
  #left = 0;

  add(computer: string, step: Step): void {
    let steps = this.#computers.get(computer);
    if (steps === undefined) {
      if (this.#computers.size >= MOST_COMPUTERS) return;
      steps = { reached: [], refused: [], authenticated: [], denied: [], session: [], ended: [] };
      this.#computers.set(computer, steps);
    }
    const alike = steps[step.kind];
    alike.push(step);
    // A flood of one kind must not push out the few steps of another.
    if (alike.length >= 2 * MOST_STEPS) {
      alike.sort((a, b) => a.at - b.at);
      this.#left += alike.splice(0, alike.length - MOST_STEPS).length;
    }
  }

  /** The fact, of the wanted computers and with the ends of their sessions; undefined where no step was logged. */
  finish(
    wanted: (computer: string) => boolean,
    ends: NonNullable<Attempts['ends']> = [],
  ): Attempts | undefined {
    const groups = new Groups();
    for (const [computer, steps] of this.#computers)
      if (wanted(computer))
        for (const attempt of joinedOf(Object.values(steps).flat())) groups.add(computer, attempt);
    const finished = groups.finish();
    if (finished.length === 0 && ends.length === 0) return undefined;
    return { groups: finished, left: this.#left, ...(ends.length === 0 ? {} : { ends }) };
  }
}

/** Attempts, of which those by an Entra account are marked: on a computer of Entra ID "anna@corp.example" is one, too. */
function joinedOf(steps: readonly Step[]): readonly Omit<Marked, 'form'>[] {
  const isOfEntra = steps.some(({ kind, form }) => kind === 'session' && form === 'entra');
  return joinSteps(steps).map(({ form, ...attempt }) =>
    form === 'entra' || (form === 'principal' && isOfEntra) ? { ...attempt, entra: true } : attempt,
  );
}

interface Marked extends JoinedAttempt {
  readonly entra?: true;
}

/** Attempts that are alike, over time. */
class Groups {
  readonly #groups = new Map<
    string,
    { readonly like: Like; readonly times: EventHistogram; count: number; first: number; last: number }
  >();

  add(computer: string, { at, user, address, far, status, untied, entra }: Omit<Marked, 'form'>): void {
    const like: Like = {
      computer,
      ...(user === undefined ? {} : { user }),
      ...(address === undefined ? {} : { address }),
      far,
      ...(status === undefined ? {} : { status }),
      ...(untied === undefined ? {} : { untied }),
      // Whom the server lets in needs no explanation.
      ...(entra === undefined || far !== 'refused' ? {} : { entra }),
    };
    const key = JSON.stringify(like);
    let group = this.#groups.get(key);
    if (group === undefined) {
      // Guesses at thousands of names are one group for each place they come from, and one for all places after that.
      if (this.#groups.size >= MOST_GROUPS && user !== undefined && address !== undefined)
        return this.add(computer, { at, address, far, ...(status === undefined ? {} : { status }) });
      if (this.#groups.size >= 2 * MOST_GROUPS && address !== undefined)
        return this.add(computer, { at, far });
      group = { like, times: new EventHistogram(), count: 0, first: at, last: at };
      this.#groups.set(key, group);
    }
    group.times.add(at);
    group.count += 1;
    group.first = Math.min(group.first, at);
    group.last = Math.max(group.last, at);
  }

  finish(): Attempts['groups'] {
    return [...this.#groups.values()].map(({ like, times, count, first, last }) => ({
      ...like,
      count,
      first: isoOf(first),
      last: isoOf(last),
      times: times.finish(),
    }));
  }
}

type Like = Pick<
  Attempts['groups'][number],
  'computer' | 'user' | 'address' | 'far' | 'status' | 'untied' | 'entra'
>;

const MOST_COMPUTERS = 200;
const MOST_STEPS = 20_000;
const MOST_GROUPS = 1_000;
