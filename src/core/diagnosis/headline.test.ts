import { describe, expect, it } from 'vitest';
import type { Change } from '../incident/changes.ts';
import { incidentOf } from '../incident/incident.ts';
import { healthy } from '../facts/healthy.ts';
import type { Finding, Outcome } from './diagnosis.ts';
import { headlineOf } from './headline.ts';
import type { KnownFacts } from './judged.ts';

const seen = { is: 'observation', title: 'It is dead', impact: 'blocks' } as Finding;
const proven = { ...seen, is: 'cause' } as Finding;
const weak = { ...seen, title: 'It is weak', impact: 'weakens' } as Finding;
const alive: KnownFacts = { phaseOfDeath: { phase: 'none', sameEnding: 1, attempts: 1 } };
const dead: KnownFacts = { phaseOfDeath: { phase: 'encryption', sameEnding: 1, attempts: 1 } };
const asked = { gateway: { host: 'gw', outcome: 'accepted' } } as unknown as KnownFacts;
const [at, attempt] = ['2026-09-01T10:00:00.000Z', { outcome: 'worked', count: 3 }] as const;
const logs = {
  incident: {
    ...incidentOf(healthy),
    attempts: [attempt, attempt, { outcome: 'failed', count: 9 }],
    lastWorked: at,
  },
} as unknown as KnownFacts;
const began = {
  provider: 'Disk',
  id: 9,
  change: 'began',
  at,
  since: { count: 2, hours: 1 },
  fields: {},
} as unknown as Change;

it.each<[string, Outcome, Finding | undefined, readonly Change[], KnownFacts, RegExp]>([
  ['healthy', 'works', undefined, [], alive, /^Healthy up to the sign-in screen\.$/],
  ['no wire', 'works', undefined, [], {}, /^Healthy up to where it was looked\.$/],
  ['a weakness is told', 'works', weak, [], alive, /^Healthy up to the sign-in screen\. It is weak\.$/],
  ['nothing else is', 'works', seen, [], alive, /^Healthy up to the sign-in screen\.$/],
  ['a gateway', 'works', undefined, [], asked, /^The RD Gateway gw is healthy/],
  ['logs', 'works', undefined, [], logs, /6 sign-ins of the newest.* at 2026-09-01 10:00/],
  ['logs beside a wire', 'works', undefined, [], { ...logs, ...alive }, /^Healthy/],
  ['some', 'worksForSome', undefined, [], alive, /ours does, up to the sign-in screen\./],
  ['some, and why', 'worksForSome', seen, [], alive, /^It is dead\.$/],
  ['disturbed', 'disturbed', undefined, [], alive, /something disturbs it/],
  ['fails', 'fails', undefined, [], dead, /^It fails in encryption\.$/],
  ['fails by the logs', 'fails', undefined, [], {}, /^It fails\.$/],
  ['fails for every other client', 'fails', undefined, [], alive, /^It fails in the session\.$/],
  ['fails, and why', 'fails', seen, [], dead, /^It is dead\.$/],
  [
    'what began is news',
    'fails',
    seen,
    [began],
    dead,
    /^It is dead\. What began with it: Disk 9 .*×2 from 2026-09-01 10:00 UTC, never before\.$/,
  ],
  ['unless the cause is known', 'fails', proven, [began], dead, /^It is dead\.$/],
  ['unknown', 'unknown', undefined, [], {}, /does not tell/],
])('%s', (_name, outcome, lead, changes, known, sentence) => {
  expect(headlineOf(outcome, lead, changes, known)).toMatch(sentence);
});

describe('how far it was followed', () => {
  it.each<[string, KnownFacts, RegExp]>([
    ['a session', { ...alive, sessionStart: { reached: 'connected' } }, /up to a complete session/],
    ['licensing', { ...alive, sessionStart: { reached: 'license' } }, /up to the sign-in screen/],
    [
      'a challenge',
      { ...alive, credssp: { outcome: 'challenged' } } as KnownFacts,
      /where a password is needed/,
    ],
  ])('%s', (_name, known, words) => {
    expect(headlineOf('works', undefined, [], known)).toMatch(words);
  });
});
