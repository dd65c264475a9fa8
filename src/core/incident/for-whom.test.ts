import { describe, expect, it } from 'vitest';
import { anna, bert, cleo, iso, locked, workdays, wrong } from '../../../test/writers/office-life.ts';
import { every, events, log, logFacts, on, sessions, tries } from '../../../test/writers/write-log-facts.ts';
import { loggedRefusal } from '../judging/logged-refusal.ts';
import { isSlip } from '../facts/statuses.ts';
import { incidentOf } from './incident.ts';

/** Mondays to Fridays of three weeks, somebody every half an hour from eight to one. */
const office = (days: readonly number[]) => days.flatMap((day) => every(30, `${day} 08:00`, `${day} 13:00`));
const weeks = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18];

describe('people who came regularly', () => {
  it.each([
    ['stay away on a day of work', weeks, '19 12:00', 'silence'],
    ['have not come yet this morning', weeks, '19 07:50', 'sinceSession'],
    ['are at home on Sunday', [...weeks, 19, 20], '22 20:00', 'sinceSession'],
  ])('%s', (_, days, until, how) => {
    expect(incidentOf(logFacts(until, [tries('session', office(days), anna)])).onset?.how).toBe(how);
  });
});

describe('a client of several hosts', () => {
  const attempt = (at: string, server: string, began: boolean) => ({
    at: iso(at),
    server,
    began,
    arrived: 'notCovered' as const,
    ...(began ? {} : { code: 516 }),
  });
  const good = ['18 08:00', '19 08:00', '20 08:00'].flatMap((at) => [
    attempt(at, 'srv1', true),
    attempt(at, 'srv2.corp.example', true),
  ]);
  const client = log('Microsoft-Windows-TerminalServices-RDPClient/Operational', '1 00:00', '20 10:00');
  const facts = (attempts: readonly ReturnType<typeof attempt>[]) => ({
    ...logFacts('20 10:00', [], [], [client]),
    clientAttempts: [...attempts].toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  });

  it('fails at one of them, whatever it reaches elsewhere', () => {
    const failed = ['20 08:30', '20 08:40', '20 08:50'].map((at) => attempt(at, 'SRV2', false));
    const incident = incidentOf(facts([...good, ...failed, attempt('20 09:00', 'srv1', true)]));
    expect(incident).toMatchObject({ failing: 'yes', scope: 'oneClient', whom: { host: 'srv2' } });
  });

  it('does not fail where a name was mistyped once', () => {
    const incident = incidentOf(
      facts([...good, attempt('20 08:30', 'srv3', false), attempt('20 09:00', 'srv1', true)]),
    );
    expect(incident).toMatchObject({ failing: 'no' });
    expect(incident.unsettled).toBeUndefined();
  });

  it('leaves open a host that it lost once', () => {
    const incident = incidentOf(
      facts([...good, attempt('20 08:30', 'srv2', false), attempt('20 09:00', 'srv1', true)]),
    );
    expect(incident.unsettled?.whose).toBe('this client to srv2');
  });
});

describe('whose refusals count', () => {
  const refusal = (facts: Parameters<typeof incidentOf>[0]) =>
    loggedRefusal(incidentOf(facts), () => true)?.refusals;

  it("the owner's lock stands over the guesses that brought it about", () => {
    const guesses = Array.from({ length: 6 }, (_, i) =>
      tries('refused', every(60, '20 14:00', '20 20:00'), {
        user: 'anna',
        address: `203.0.113.${i}`,
        ...wrong,
      }),
    );
    const facts = logFacts('20 21:00', [
      ...workdays(),
      ...guesses,
      tries('refused', [on('20 15:10'), on('20 16:10')], { ...anna, ...locked }),
    ]);
    expect(refusal(facts)).toMatchObject({ user: 'anna', status: locked.status, count: 2 });
  });

  it('a later state of the account stands over earlier slips', () => {
    const facts = logFacts('20 16:00', [
      ...workdays(),
      tries('refused', [on('20 14:00'), on('20 14:01'), on('20 14:02'), on('20 14:03')], {
        ...anna,
        ...wrong,
      }),
      tries('refused', [on('20 14:05')], { ...anna, ...locked }),
    ]);
    expect(refusal(facts)?.status).toBe(locked.status);
  });

  it('all who work here do not mistype at once', () => {
    const times = [on('20 14:00'), on('20 14:01'), on('20 14:02')];
    const facts = logFacts('20 16:00', [
      ...workdays(),
      tries('session', every(400, '1 09:00', '20 13:00'), cleo),
      ...[anna, bert, cleo].map((who) => tries('refused', times, { ...who, ...wrong })),
    ]);
    expect(incidentOf(facts).scope).toBe('everybody');
    expect(loggedRefusal(incidentOf(facts), isSlip)).toBeUndefined();
  });
});

describe('what is news', () => {
  const update = (kb: string, at: string) =>
    events('Microsoft-Windows-WindowsUpdateClient', 19, [on(at)], {
      level: 4,
      key: { field: 'KB', text: kb },
    });
  const failing = [
    ...workdays(),
    tries('authenticated', [on('20 14:02'), on('20 14:20')], anna),
    tries('authenticated', [on('20 14:05'), on('20 15:30')], bert),
  ];
  const scoreOf = (others: readonly ReturnType<typeof update>[]) =>
    incidentOf(
      logFacts(
        '20 16:00',
        failing,
        [update('kb2', '20 13:55'), ...others],
        [log('System', '1 00:00', '20 16:00'), log(sessions, '1 00:00', '20 16:00')],
      ),
    ).began.find(({ key }) => key?.text === 'kb2')?.score ?? 0;

  it('is another update than those before, the less so the more often there is one', () => {
    const daily = Array.from({ length: 17 }, (_, i) => update(`kb1${i}`, `${i + 2} 03:00`));
    expect(scoreOf([update('kb1', '10 03:00')])).toBeGreaterThan(0);
    expect(scoreOf(daily)).toBeLessThan(scoreOf([update('kb1', '10 03:00')]));
  });
});
