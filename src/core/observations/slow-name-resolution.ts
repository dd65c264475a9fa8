import { healthy } from '../facts/healthy.ts';
import { mostMs, tooBusySays } from '../facts/standstill.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';

const slowMs = 2_000;

export const slowNameResolution = defineObservation({
  id: 'slow-name-resolution',
  title: 'Looking up the name takes seconds',
  phase: 'name',
  impact: 'degrades',
  explanation:
    'The name resolves, but only after seconds: usually the first configured name server does not answer and the second does. ' +
    'Every connection waits for it, and a client with a short time limit gives up.',
  needs: ['nameResolution'],

  look({ nameResolution: { name, outcome, ms, stoodStillMs } }) {
    if (outcome !== 'resolved')
      return notSeen(cite('nameResolution', `${name}: no address came from a lookup`));
    if (ms === undefined) return notLooked();
    if (stoodStillMs !== undefined && ms < slowMs && mostMs({ ms, stoodStillMs }) >= slowMs)
      return notLooked(cite('nameResolution', tooBusySays(stoodStillMs)));
    if (ms < slowMs) return notSeen(cite('nameResolution', `${name} resolves in ${ms} ms`));
    return seen(cite('nameResolution', `${name} resolves after ${ms} ms`));
  },

  remedies: () => [
    byHand(
      'Find the name server that does not answer',
      'client',
      'Ask each configured name server by itself: `nslookup HOST SERVER`. Remove or repair the one that stays silent.',
    ),
  ],
  settledBy: 'nslookup HOST SERVER, for each configured name server',
  references: ['https://www.rfc-editor.org/rfc/rfc1035#section-7.2'],
  examples: [
    {
      name: 'five seconds',
      facts: { nameResolution: { ...healthy.nameResolution, ms: 5_020 } },
      verdict: 'seen',
    },
    {
      name: 'five seconds, and nearly all of them the machine that looked stood still',
      facts: { nameResolution: { ...healthy.nameResolution, ms: 330, stoodStillMs: 4_700 } },
      verdict: 'notLooked',
    },
    {
      name: 'five seconds, beside a standstill',
      facts: { nameResolution: { ...healthy.nameResolution, ms: 5_020, stoodStillMs: 4_700 } },
      verdict: 'seen',
    },
    {
      name: 'a third of a second',
      facts: { nameResolution: { ...healthy.nameResolution, ms: 330 } },
      verdict: 'notSeen',
    },
  ],
});
