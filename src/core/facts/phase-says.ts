import type { Params } from './coded.ts';
import type { PhaseCode, PhaseSays, Problem } from './problems.ts';
import type { FactTypes } from './vocabulary.ts';

type Ending = NonNullable<FactTypes['phaseOfDeath']['ending']>;

/** A phase's code with its values. */
export function says(code: PhaseCode, params?: Params): PhaseSays {
  return params === undefined ? { code } : { code, params };
}

/** A phase that ended: who did it and how. */
export function saysEnding(ending: Ending): PhaseSays {
  const { trickled, ...rest } = ending;
  const { pieces, bytesPerSecond } = trickled ?? {};
  return says('ended', {
    ...defined(rest),
    ...(pieces === undefined ? {} : { pieces, bytesPerSecond: bytesPerSecond ?? 0 }),
  });
}

/** The ending that stands in the values of `ended`. */
export function endingIn({ params = {} }: PhaseSays): Ending {
  const { pieces, bytesPerSecond, ...rest } = params;
  const trickled = { pieces: Number(pieces), bytesPerSecond: Number(bytesPerSecond), longestPauseMs: 0 };
  // The values were put in by saysEnding, under the ending's own names.
  return { ...(rest as unknown as Ending), ...(pieces === undefined ? {} : { trickled }) };
}

/** A phase whose answer was not what belongs there. */
export function saysProblem({ code, params = {} }: Problem): PhaseSays {
  return says('problem', { ...params, problem: code });
}

function defined(values: Readonly<Record<string, string | number | undefined>>): Params {
  const known: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) known[name] = value;
  return known;
}
