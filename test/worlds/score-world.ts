import { shortProvider } from '../../src/core/facts/provider-names.ts';
import { observations } from '../../src/core/observations/observations.ts';
import { asNamedToday } from '../corpus/renamed.ts';
import type { Answer } from './answer.ts';
import type { Truth, WorldLabel } from './world.ts';

/** How one answer compares with the label. */
export interface WorldScore {
  readonly right: boolean;
  readonly outcomeRight: boolean;
  /** What was said for sure and is not true; empty where nothing was. */
  readonly wrong: readonly string[];
  /** Healthy worlds only: called healthy, nothing said for sure that is not true, or accused. */
  readonly healthy?: 'called' | 'quiet' | 'accused';
}

/** Compares an answer with what is true. */
export function scoreOf(label: WorldLabel, answer: Answer): WorldScore {
  const ids = asNamedToday(label.truths.filter((truth) => typeof truth === 'string'));
  const allowed = new Set<string>([...ids, ...asNamedToday(label.mayAlso)]);
  // What was observed was measured: beside a fault it is no wrong answer, in a world without one it accuses.
  const harmless = (id: string) => observed.has(id) && !(ids.length === 1 && ids[0] === 'healthy');
  const foreign = answer.sure.filter((id) => !allowed.has(id) && !harmless(id));
  const forbidden = asNamedToday(label.mustNot).filter((id) =>
    id === 'works' ? answer.outcome === 'works' : answer.sure.includes(id) && allowed.has(id),
  );
  const wrong = [...foreign, ...forbidden];
  const isHealthy = ids.length === 1 && ids[0] === 'healthy';
  return {
    right: label.truths.some((truth) => says(truth, answer, foreign.length === 0)),
    wrong,
    outcomeRight: label.outcomes.includes(answer.outcome),
    ...(isHealthy
      ? { healthy: foreign.length > 0 ? 'accused' : answer.outcome === 'works' ? 'called' : 'quiet' }
      : {}),
  };
}

function says(truth: Truth, answer: Answer, nothingForeign: boolean): boolean {
  if (truth === 'healthy') return answer.outcome === 'works' && nothingForeign;
  if (truth === 'unknown') return answer.outcome !== 'works' && nothingForeign;
  if (typeof truth === 'string') return asNamedToday([truth]).some((id) => id === answer.lead);
  const [provider, id] = truth.began;
  return answer.names
    .slice(0, HEADLINE)
    .some(([name, number]) => number === id && nameOf(name) === nameOf(provider));
}

/** One name for the long and the short name of a provider. */
function nameOf(provider: string): string {
  const short = shortProvider(provider) ?? provider;
  return short.toLowerCase().replace(/^microsoft-windows-/, '');
}

const observed = new Set<string>(observations.map(({ id }) => id));

/** How many events a headline can name: what comes later is a list, not an answer. */
const HEADLINE = 3;
