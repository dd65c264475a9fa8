import type { FactTypes } from '../facts/vocabulary.ts';
import type { WorksFor } from '../clients/works-for.ts';
import type { Incident } from '../incident/incident.ts';

/** What observations and causes may read: every fact, and what is worked out once from several of them. */
export interface Inputs extends FactTypes {
  /** What logs and the person tell of the trouble: when it began, for whom, and what began with it. */
  readonly incident: Incident;
  /** Which of the current clients get through, by what each would meet. */
  readonly worksFor: WorksFor;
}

export type InputName = keyof Inputs;

/** The inputs that were declared: needed ones are there, used ones may be. */
export type Seen<Needs extends InputName, Uses extends InputName = never> = Pick<Inputs, Needs> &
  Partial<Pick<Inputs, Uses>>;
