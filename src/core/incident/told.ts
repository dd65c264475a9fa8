import type { Attempt } from './attempt.ts';

/** An attempt before it is judged; `at` in milliseconds since 1970. */
export interface Told extends Omit<Attempt, 'at' | 'outcome'> {
  readonly at: number;
  /** False where the client's own log says that the person cancelled, or does not say how it ended. */
  readonly decided: boolean;
}
