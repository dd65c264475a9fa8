import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, iso, workdays } from '../../../test/writers/office-life.ts';
import { events, every, log, logFacts, on, sessions, tries } from '../../../test/writers/write-log-facts.ts';
import { incidentOf } from './incident.ts';

const profile = events(
  'Microsoft-Windows-User Profiles Service',
  1508,
  ['20 14:01', '20 14:02:01', '20 14:05:01', '20 14:20:01', '20 15:00:01', '20 15:30:01'].map(on),
  { channel: 'Application' },
);
const logs = [
  log('System', '1 00:00', '20 16:00'),
  log('Application', '1 00:00', '20 16:00'),
  log(sessions, '1 00:00', '20 16:00'),
];
const changed = (kinds: readonly ReturnType<typeof events>[]) =>
  incidentOf(logFacts('20 16:00', failure, kinds, logs));

describe('what began with it', () => {
  it('an event that was never there before leads; one that came just as often is background', () => {
    const { began, background } = changed([
      events('Schannel', 36887, every(90, '1 00:00', '20 16:00')),
      profile,
      events('Service Control Manager', 7036, every(7, '1 00:00', '20 16:00'), { level: 4 }),
    ]);
    expect(began.map(({ id, change }) => [id, change])).toEqual([[1508, 'began']]);
    expect(background.map(({ id }) => id)).toEqual([36887, 7036]);
    expect(began[0]).toMatchObject({ before: { count: 0 }, since: { count: 6 }, at: iso('20 14:01') });
  });

  it('an event that comes with successes as well comes with attempts', () => {
    const attempts = [...every(300, '1 08:10', '20 13:50'), ...every(700, '1 09:20', '20 13:50')];
    const { began } = changed([
      events('Noise', 7, [...attempts, on('20 14:02'), on('20 14:20'), on('20 15:00'), on('20 15:30')]),
      profile,
    ]);
    expect(began.map(({ id }) => id)).toEqual([1508]);
  });

  it.each([
    [
      'multiplied',
      [...every(2_880, '1 03:00', '20 00:00'), ...every(5, '20 14:00', '20 16:00')],
      'multiplied',
    ],
    ['stopped', every(10, '1 00:00', '20 13:59'), 'stopped'],
  ])('%s', (_, moments, change) => {
    expect(changed([events('Thing', 5, moments)]).began).toMatchObject([{ id: 5, change }]);
  });

  it('an event that is no more frequent, yet comes with failures and never with successes, is told', () => {
    const moments = [
      ...every(600, '1 03:33', '20 13:00'),
      ...['20 14:02', '20 14:05', '20 14:20', '20 15:00', '20 15:30'].map(on),
    ];
    const { began } = changed([events('Schannel', 36870, [...moments, ...every(1, '9 02:00', '9 03:00')])]);
    expect(began).toMatchObject([{ id: 36870, change: 'withFailures', company: { failed: 1 } }]);
  });

  it('an event of which a collector told the number and the newest times began no later than its first', () => {
    const newest = events('Schannel', 36874, every(15, '20 14:00', '20 16:00'));
    const { began, background } = changed([{ ...newest, count: 400, first: iso('1 00:00') }]);
    expect(began).toEqual([]);
    expect(background).toMatchObject([{ id: 36874, change: 'usual' }]);
    expect(changed([newest]).began).toMatchObject([{ id: 36874, change: 'began' }]);
    expect(background[0]).not.toHaveProperty('company');
  });

  it('an error leads before information, and what begins hours later comes after both', () => {
    const { began } = changed([
      events('Late', 1, [on('20 15:59')]),
      events('Information', 2, [on('20 14:01')], { level: 4 }),
      events('Error', 3, [on('20 14:01')]),
    ]);
    expect(began.map(({ id }) => id)).toEqual([3, 2, 1]);
  });

  it('a log that begins with the first failure, and with each of them, is told; one that was cut off is not', () => {
    const own = 'Contoso-Disks/Admin';
    const moments = ['20 14:02:02', '20 14:05:02', '20 14:20:02', '20 15:00:02', '20 15:30:02'].map(on);
    const withLog = (from: string, level = 2) =>
      incidentOf(
        logFacts(
          '20 16:00',
          failure,
          [events('Contoso-Disks', 26, moments, { channel: own, level })],
          [...logs, log(own, from, '20 16:00')],
        ),
      ).began;
    expect(withLog('20 14:02:02')).toMatchObject([{ id: 26, change: 'withItsLog' }]);
    expect(withLog('20 14:02:02', 4)).toEqual([]);
    expect(withLog('20 11:20')).not.toMatchObject([{ change: 'withItsLog' }]);
  });

  it('a log that does not reach back is not compared', () => {
    const { began, incomparable } = incidentOf(
      logFacts(
        '20 16:00',
        failure,
        [events('Error', 3, [on('20 14:01')])],
        [log('System', '20 14:00', '20 16:00'), log(sessions, '1 00:00', '20 16:00')],
      ),
    );
    expect(began).toEqual([]);
    expect(incomparable).toMatchObject([{ id: 3 }]);
  });

  it('events of a log that ends before the onset say nothing', () => {
    const incident = incidentOf(
      logFacts(
        '20 16:00',
        failure,
        [events('Error', 3, every(60, '1 00:00', '18 00:00'))],
        [log('System', '1 00:00', '18 00:00'), log(sessions, '1 00:00', '20 16:00')],
      ),
    );
    expect(incident.began).toEqual([]);
    expect(incident.coverage.find(({ channel }) => channel === 'System')?.last).toBe(iso('18 00:00'));
  });
});

/** Life that goes on before and after alike: a pace, a place in it, an id. */
const background = fc
  .record({
    minutes: fc.integer({ min: 5, max: 1_000 }),
    shift: fc.integer({ min: 0, max: 999 }),
    id: fc.integer({ min: 1, max: 60_000 }),
    level: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ minutes, shift, id, level }) =>
    events(
      'Background',
      id,
      every(minutes, '1 00:00', '20 16:00').map((at) => at + (shift % minutes) * 60_000),
      { level },
    ),
  );

describe('whatever else the logs hold', () => {
  it('background changes neither the onset nor what leads', () => {
    const alone = changed([profile]);
    fc.assert(
      fc.property(fc.array(background, { maxLength: 20 }), (kinds) => {
        const incident = changed([...kinds, profile]);
        expect(incident.onset).toEqual(alone.onset);
        expect(incident.began[0]?.id).toBe(1508);
      }),
      { numRuns: 200 },
    );
  });

  it('a slip of a person who then gets in is typing, and changes no answer', () => {
    const slip = fc.record({
      minute: fc.integer({ min: 0, max: 27_000 }),
      tries: fc.integer({ min: 1, max: 4 }),
      status: fc.constantFrom('0xc000006a', '0xc000006d', '0xc0000064'),
    });
    fc.assert(
      fc.property(fc.array(slip, { maxLength: 10 }), fc.boolean(), (slips, fails) => {
        const base = fails ? failure : workdays();
        const typed = slips.flatMap(({ minute, tries: times, status }, i) => {
          const who = { user: `typist${i}`, address: '192.0.2.77' };
          const at = on('1 00:00') + minute * 60_000;
          const refused = Array.from({ length: times }, (_, n) => at + n * 20_000);
          return [tries('refused', refused, { ...who, status }), tries('session', [at + 120_000], who)];
        });
        const before = incidentOf(logFacts('20 16:00', base));
        const incident = incidentOf(logFacts('20 16:00', [...base, ...typed]));
        expect([incident.failing, incident.scope]).toEqual([before.failing, before.scope]);
        expect(
          incident.attempts
            .filter(({ far }) => far === 'refused')
            .every(({ outcome }) => outcome === 'typing'),
        ).toBe(true);
        expect(incident.refusals.every(({ kind }) => kind === 'typing')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('guesses from outside change neither failing nor scope', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 60, max: 900 }),
        fc.boolean(),
        (addresses, minutes, fails) => {
          const base = fails ? failure : workdays();
          const guesses = Array.from({ length: addresses }, (_, i) =>
            tries('refused', every(minutes, '1 00:00', '20 16:00'), {
              user: `name${i}`,
              address: '203.0.113.50',
              status: '0xc0000064',
            }),
          );
          const before = incidentOf(logFacts('20 16:00', base));
          const incident = incidentOf(logFacts('20 16:00', [...base, ...guesses]));
          expect([incident.failing, incident.scope, incident.onset]).toEqual([
            before.failing,
            before.scope,
            before.onset,
          ]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never throws, whatever the counts', () => {
    const time = fc.integer({ min: on('1 00:00'), max: on('20 16:00') });
    const group = fc
      .record({
        far: fc.constantFrom('reached', 'refused', 'authenticated', 'briefSession', 'session'),
        moments: fc.array(time, { minLength: 1, maxLength: 20 }),
        user: fc.constantFrom('anna', 'bert', undefined),
        address: fc.constantFrom('192.0.2.10', '192.0.2.11', undefined),
      })
      .map(({ far, moments, user, address }) =>
        tries(far as 'reached', moments, { ...(user && { user }), ...(address && { address }) }),
      );
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 12 }),
        fc.array(background, { maxLength: 5 }),
        (groups, kinds) => {
          const incident = incidentOf(logFacts('20 16:00', groups, kinds));
          const { after, by, until } = incident.onset ?? {};
          expect(JSON.stringify(incident)).not.toMatch(/NaN|null/);
          if (after !== undefined && by !== undefined) expect(after <= by).toBe(true);
          if (until !== undefined && by !== undefined) expect(by <= until).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
