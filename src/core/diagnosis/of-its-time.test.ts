import { describe, expect, it } from 'vitest';
import type { Cause, Verdict } from '../causes/cause.ts';
import { causes } from '../causes/causes.ts';
import { timesOf } from '../facts/event-times.ts';
import { healthy } from '../facts/healthy.ts';
import { millisOf } from '../facts/time.ts';
import type { Change } from '../incident/changes.ts';
import { incidentOf } from '../incident/incident.ts';
import type { Citation } from '../judging/citation.ts';
import type { KnownFacts } from './judged.ts';
import { ofItsTime } from './of-its-time.ts';

const cause = causes.find(({ id }) => id === 'unreadable-certificate-key') as Cause;
const last = '2026-09-01T10:00:00.000Z';
const event: Citation = {
  fact: 'serverEvents',
  says: 'Schannel 36870',
  event: { provider: 'schannel', id: 36870, computer: 'SRV01', last },
};
const silence: Citation = { fact: 'serverEvents', says: 'holds none', silentUntil: last };
const logged: Verdict = { is: 'proven', by: 'logged', because: [event] };
const excluded: Verdict = { is: 'ruledOut', because: [silence] };
const kind: Change = {
  provider: 'Schannel',
  id: 36870,
  channel: 'System',
  computer: 'SRV01',
  change: 'usual',
  before: { count: 9, hours: 200 },
  since: { count: 1, hours: 24 },
  at: last,
  score: 0.4,
  fields: {},
};
const quiet = incidentOf(healthy);
const failing = { ...quiet, failing: 'yes', background: [kind] } as const;
const since = (by: string) => ({ ...quiet, onset: { by, of: [] } }) as unknown as typeof quiet;
const dead: KnownFacts = {
  phaseOfDeath: { phase: 'encryption', sameEnding: 1, attempts: 1 },
  clockHere: '2026-09-03T12:00:00.000Z',
};

function verdictIn(verdict: Verdict, known: KnownFacts): Verdict {
  return ofItsTime([{ cause, verdict }], known)[0]!.verdict;
}

/** Errors from August 20 on in a log that ends on August 31; people got in until `after`, and the first failure was on September 2. */
const before = (after: string): KnownFacts => {
  const first = '2026-08-20T10:00:00.000Z';
  const end = '2026-08-31T10:00:00.000Z';
  const schannel = { ...kind, count: 4, first, last: end, times: timesOf([millisOf(first), millisOf(end)]) };
  const log = { channel: 'System', computer: 'SRV01', first, last: end } as (typeof quiet.coverage)[number];
  const onset = { after, by: '2026-09-02T10:00:00.000Z', how: 'lastSuccess', of: [] } as const;
  return {
    eventActivity: { ...healthy.eventActivity, kinds: [schannel] },
    incident: { ...quiet, failing: 'yes', onset, coverage: [log] },
  };
};

describe('what is logged', () => {
  it.each<[string, Verdict, KnownFacts, Verdict['is']]>([
    ['proves while nothing is known of before', logged, {}, 'proven'],
    [
      'explains nothing where it came just as often while it worked',
      logged,
      { incident: failing },
      'ruledOut',
    ],
    [
      'stays where it came with the failures and not with what worked',
      logged,
      { incident: { ...failing, background: [{ ...kind, company: { failed: 1, worked: 0 } }] } },
      'proven',
    ],
    [
      'explains nothing where it came as often with what worked',
      logged,
      { incident: { ...failing, background: [{ ...kind, company: { failed: 1, worked: 0.6 } }] } },
      'ruledOut',
    ],
    [
      'stays where another event is usual',
      logged,
      { incident: { ...failing, background: [{ ...kind, id: 1 }] } },
      'proven',
    ],
    [
      'stays where it cannot be compared',
      logged,
      { incident: { ...failing, incomparable: [kind] } },
      'proven',
    ],
    ['is no matter of what was measured', { ...logged, by: 'measured' }, { incident: failing }, 'proven'],
    [
      'is no matter of what cites no event',
      { ...logged, because: [silence] },
      { incident: failing },
      'proven',
    ],
    [
      'is over, where a pattern was all there was',
      { ...logged, by: 'inferred' },
      { incident: quiet },
      'ruledOut',
    ],
    ['stays where the wire was seen', { ...logged, by: 'inferred' }, { ...dead, incident: quiet }, 'proven'],
    ['stays where it began with the failures', logged, { incident: { ...failing, began: [kind] } }, 'proven'],
    [
      'proves nothing where it came while people got in, in a log that ends before the first failure',
      logged,
      before('2026-08-30T10:00:00.000Z'),
      'unclear',
    ],
    ['stays where nobody got in since it first came', logged, before('2026-08-20T09:00:00.000Z'), 'proven'],
    [
      'proves nothing of another machine',
      logged,
      { serverEvents: healthy.serverEvents, ntlmIdentity: { dnsComputer: 'other.corp.example' } },
      'unclear',
    ],
  ])('%s', (_name, verdict, known, is) => {
    expect(verdictIn(verdict, known).is).toBe(is);
  });

  it('only disturbs where somebody got in since and nothing fails', () => {
    expect(verdictIn(logged, { incident: quiet })).toMatchObject({ is: 'proven', impact: 'degrades' });
  });
});

describe('silence', () => {
  it.each<[string, KnownFacts, Verdict['is']]>([
    ['excludes within its time', { ...dead, clockHere: '2026-09-01T11:00:00.000Z' }, 'ruledOut'],
    ['excludes nothing of an attempt that came later', dead, 'unclear'],
    ['excludes where nobody attempted anything', {}, 'ruledOut'],
    [
      'excludes where it works',
      { ...dead, phaseOfDeath: { phase: 'none', sameEnding: 1, attempts: 1 } },
      'ruledOut',
    ],
    ['excludes a day later at most', { ...dead, clockHere: '2026-09-02T10:00:00.000Z' }, 'ruledOut'],
    [
      'excludes nothing where it ended before the trouble began',
      { incident: since('2026-09-01T11:00:00.000Z') },
      'unclear',
    ],
    [
      'excludes where it goes on after the trouble began',
      { incident: since('2026-09-01T10:00:00.000Z') },
      'ruledOut',
    ],
    [
      'excludes nothing of another machine',
      { serverEvents: healthy.serverEvents, ntlmIdentity: { computer: 'PC7' } },
      'unclear',
    ],
  ])('%s', (_name, known, is) => {
    expect(verdictIn(excluded, known).is).toBe(is);
  });
});
