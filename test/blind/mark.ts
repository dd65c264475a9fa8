import type { Answer } from './answer.ts';
import type { BlindCase, Truth } from './blind-case.ts';

export type Mark = 'right' | 'missed' | 'WRONG';

/** Marks an answer: WRONG is something said for sure that is not so, missed is what was not said. */
export function markOf({ truth, mayAlso = [], mustNot = [] }: BlindCase, answer: Answer): Mark {
  const { lead, sure, outcome, named } = answer;
  if (sure.some((id) => mustNot.includes(id))) return 'WRONG';
  const ids = truth.filter((one) => typeof one === 'string');
  const known = [...ids, ...mayAlso];
  if (truth.some((one) => isSaid(one, answer))) return 'right';
  // Nothing beyond what the person said or what is plain to see was claimed: that is not to know, too.
  const claims = lead === undefined ? sure : [lead, ...sure];
  if (ids.includes('unknown') && outcome === 'found' && claims.every((id) => known.includes(id)))
    return 'right';
  // All is well is as sure a statement as any.
  if (outcome === 'healthy') return 'WRONG';
  // What only says that and when things fail is true of every fault; it is wrong where nothing fails or nobody can know.
  const nothingToSay = ids.includes('healthy') || ids.includes('unknown');
  const harmless = nothingToSay ? known : [...known, ...symptoms];
  if (sure.some((id) => !harmless.includes(id))) return 'WRONG';
  const blamesAnother = lead === 'failing-since-onset' && sure.includes(lead) && named.length > 0;
  return blamesAnother ? 'WRONG' : 'missed';
}

function isSaid(truth: Truth, { lead, sure, outcome, named }: Answer): boolean {
  if (truth === 'healthy') return outcome === 'healthy';
  if (truth === 'unknown') return outcome === 'unknown';
  if (typeof truth === 'string') return lead === truth || sure.includes(truth);
  const [provider, id] = truth.began;
  return named.some(([from, number]) => from.toLowerCase() === provider.toLowerCase() && number === id);
}

/** Ids that describe what is seen and claim no reason. */
const symptoms = [
  'failing-since-onset',
  'client-reported',
  'program-reported',
  'reported-event',
  'closed-credssp',
  'closed-session',
  'dropped-before-sign-in',
  'ended-session',
  'failed-security-layer',
  'measured-death',
  'refused-logon',
  'sessions-break-off',
  'turned-away-by-gateway',
  'unreached-service',
];
