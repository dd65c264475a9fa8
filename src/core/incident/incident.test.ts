import { describe, expect, it } from 'vitest';
import { anna, bert, cleo, iso, locked, workdays, wrong } from '../../../test/writers/office-life.ts';
import { every, log, logFacts, on, tries } from '../../../test/writers/write-log-facts.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { incidentOf, type Incident } from './incident.ts';

type Short = Pick<Incident, 'failing' | 'scope' | 'whom'> & { how?: string | undefined };
const short = (facts: Partial<FactTypes>): Short => {
  const { failing, scope, whom, onset } = incidentOf(facts);
  return { failing, scope, ...(whom && { whom }), how: onset?.how };
};

describe('for whom it fails at the end', () => {
  it.each<[string, Partial<FactTypes>, Short]>([
    ['no facts', {}, { failing: 'notKnown', scope: 'notKnown', how: undefined }],
    ['a healthy server', healthy, { failing: 'no', scope: 'nobody', how: 'sinceSession' }],
    [
      'people work',
      logFacts('20 14:00', workdays()),
      { failing: 'no', scope: 'nobody', how: 'sinceSession' },
    ],
    [
      'two people reach the port and come no further',
      logFacts('20 16:00', [
        ...workdays(),
        tries('reached', [on('20 14:02'), on('20 14:05')], { address: anna.address }),
        tries('reached', [on('20 14:10'), on('20 14:11')], { address: bert.address }),
      ]),
      { failing: 'yes', scope: 'everybody', how: 'lastSuccess' },
    ],
    [
      'a locked account while others work',
      logFacts('20 16:00', [...workdays(), tries('refused', [on('19 09:00')], { ...cleo, ...locked })]),
      { failing: 'yes', scope: 'oneUser', whom: { user: 'cleo' }, how: 'ownLastSuccess' },
    ],
    [
      'a locked account, and nobody else tried since',
      logFacts('20 16:00', [...workdays(), tries('refused', [on('20 15:00')], { ...anna, ...locked })]),
      { failing: 'yes', scope: 'oneUser', whom: { user: 'anna' }, how: 'lastSuccess' },
    ],
    [
      'one place fails while others work',
      logFacts('20 16:00', [
        ...workdays('19 12:00'),
        tries('session', every(60, '19 12:00', '20 15:00'), bert),
        tries('reached', [on('20 09:00'), on('20 09:10'), on('20 10:00')], { address: anna.address }),
      ]),
      { failing: 'yes', scope: 'oneClient', whom: { address: anna.address }, how: 'ownLastSuccess' },
    ],
    [
      'every other attempt fails since a day',
      logFacts('20 16:00', [
        tries('session', every(120, '1 08:00', '19 08:00'), anna),
        tries('session', every(120, '19 08:00', '20 15:00'), anna),
        tries('authenticated', every(120, '19 09:00', '20 14:00'), anna),
        tries('authenticated', every(120, '19 09:30', '20 14:00'), bert),
        tries('session', [on('20 15:10')], bert),
      ]),
      { failing: 'yes', scope: 'sometimes', how: 'share' },
    ],
    [
      'a password mistyped, then right',
      logFacts('20 16:00', [
        ...workdays(),
        tries('refused', [on('20 14:00'), on('20 14:01')], { ...anna, ...wrong }),
        tries('session', [on('20 14:02')], anna),
      ]),
      { failing: 'no', scope: 'nobody', how: 'sinceSession' },
    ],
    [
      'a password mistyped twice at the very end',
      logFacts('20 16:00', [
        ...workdays(),
        tries('refused', [on('20 15:58'), on('20 15:59')], { ...anna, ...wrong }),
      ]),
      { failing: 'no', scope: 'nobody', how: 'sinceSession' },
    ],
    [
      'scanners before and after',
      logFacts('20 16:00', [
        ...workdays(),
        tries('reached', every(45, '1 00:00', '20 16:00'), { address: '203.0.113.7' }),
        tries('refused', every(20, '1 00:00', '20 16:00'), {
          user: 'administrator',
          address: '203.0.113.9',
          ...wrong,
        }),
      ]),
      { failing: 'no', scope: 'nobody', how: 'sinceSession' },
    ],
    [
      'a new scanner after the last session',
      logFacts('20 23:00', [
        ...workdays(),
        tries('reached', every(5, '20 21:00', '20 23:00'), { address: '203.0.113.7' }),
      ]),
      { failing: 'no', scope: 'nobody', how: 'sinceSession' },
    ],
    [
      'an account whose stored password is old, refused for weeks',
      logFacts('20 16:00', [
        ...workdays(),
        tries('refused', every(360, '1 00:00', '20 16:00'), {
          user: 'backup',
          address: '192.0.2.80',
          ...wrong,
        }),
      ]),
      { failing: 'no', scope: 'nobody', how: 'sinceSession' },
    ],
    [
      'an outage that is over',
      logFacts('20 16:00', [
        ...workdays(),
        tries('reached', [on('18 10:00'), on('18 10:05')], { address: anna.address }),
        tries('reached', [on('18 10:01'), on('18 10:06')], { address: bert.address }),
      ]),
      { failing: 'no', scope: 'nobody', how: 'lastSuccess' },
    ],
    [
      'sign-in succeeds and no session opens',
      logFacts('20 16:00', [
        ...workdays(),
        tries('authenticated', [on('20 14:30')], anna),
        tries('authenticated', [on('20 14:40')], bert),
      ]),
      { failing: 'yes', scope: 'everybody', how: 'lastSuccess' },
    ],
    [
      'sessions that end at once, of people whose sessions lasted before',
      logFacts('20 16:00', [
        ...workdays(),
        tries('briefSession', [on('20 14:30')], anna),
        tries('briefSession', [on('20 14:40')], bert),
      ]),
      { failing: 'yes', scope: 'everybody', how: 'lastSuccess' },
    ],
    [
      'a monitor that signs in for a moment',
      logFacts('20 16:00', [
        ...workdays(),
        tries('briefSession', every(30, '1 00:00', '20 16:00'), { user: 'probe', address: '192.0.2.90' }),
      ]),
      { failing: 'no', scope: 'nobody', how: 'sinceSession' },
    ],
    [
      'nobody comes any more',
      logFacts('24 16:00', workdays()),
      { failing: 'notKnown', scope: 'notKnown', how: 'silence' },
    ],
    [
      'the client never arrives, and others work',
      {
        ...logFacts('20 16:00', [...workdays(), tries('session', [on('20 15:00')], bert)]),
        clientAttempts: [
          { at: iso('20 14:00'), server: 'srv01', began: false, code: 516, arrived: 'no' },
          { at: iso('20 14:10'), server: 'srv01', began: false, code: 516, arrived: 'no' },
        ],
      },
      { failing: 'yes', scope: 'oneClient', whom: {}, how: 'ownLastSuccess' },
    ],
    [
      'the address of the client whose log we have, dropped while others worked before',
      {
        ...logFacts('20 16:00', [
          ...workdays(),
          tries('reached', [on('20 14:00:01'), on('20 14:10:01')], { address: '192.0.2.66' }),
        ]),
        clientAttempts: ['20 14:00', '20 14:10'].map((at) => ({
          at: iso(at),
          server: 'srv01',
          began: false,
          code: 2308,
          arrived: 'yes' as const,
          address: '192.0.2.66',
        })),
      },
      { failing: 'yes', scope: 'notKnown', how: 'lastSuccess' },
    ],
    [
      'somebody without the right',
      logFacts('20 16:00', [...workdays(), tries('denied', [on('20 09:00')], cleo)]),
      { failing: 'yes', scope: 'oneUser', whom: { user: 'cleo' }, how: 'ownLastSuccess' },
    ],
    [
      'refusals in a log that would show no success',
      logFacts(
        '20 16:00',
        [tries('refused', every(60, '20 08:00', '20 12:00'), { address: '192.0.2.9' })],
        [],
        [log('Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational', '1 00:00', '20 16:00')],
      ),
      { failing: 'notKnown', scope: 'notKnown', how: undefined },
    ],
    [
      'what the person says, where no attempt is logged',
      { reportedContext: { unreachableSince: iso('20 14:00'), lastWorked: iso('20 12:00') } },
      { failing: 'notKnown', scope: 'notKnown', how: 'told' },
    ],
    [
      'a code that no log holds',
      { ...logFacts('20 15:00', workdays()), clientError: { code: 0x904, from: 'flag' } },
      { failing: 'notKnown', scope: 'notKnown', how: 'lastSession' },
    ],
    [
      'only the log of the client',
      {
        clientAttempts: [
          { at: iso('19 08:00'), server: 'srv01', began: true, arrived: 'notCovered' },
          { at: iso('20 14:00'), server: 'srv01', began: false, code: 0x904, arrived: 'notCovered' },
        ],
      },
      { failing: 'yes', scope: 'notKnown', how: 'lastSuccess' },
    ],
    [
      'a client whose person cancelled',
      { clientAttempts: [{ at: iso('20 14:00'), server: 'srv01', began: false, code: 263, arrived: 'no' }] },
      { failing: 'notKnown', scope: 'notKnown', how: undefined },
    ],
  ])('%s', (_, facts, expected) => {
    expect(short(facts)).toEqual(expected);
  });
});

describe('the onset', () => {
  it('lies between the last success and the first failure', () => {
    const facts = logFacts('20 16:00', [
      tries('session', [on('20 09:00'), on('20 13:50')], anna),
      tries('authenticated', [on('20 14:02'), on('20 14:30')], anna),
      tries('authenticated', [on('20 14:09')], bert),
    ]);
    expect(incidentOf(facts)).toMatchObject({
      lastWorked: iso('20 13:50'),
      firstFailed: iso('20 14:02'),
      onset: { after: iso('20 13:50'), by: iso('20 14:02'), failures: 3 },
    });
  });

  it('has no lower bound where nothing is known to have worked', () => {
    const facts = logFacts('20 16:00', [
      tries('reached', [on('20 14:02'), on('20 14:05')], { address: anna.address }),
      tries('reached', [on('20 14:03'), on('20 14:06')], { address: bert.address }),
    ]);
    expect(incidentOf(facts).onset).toMatchObject({ by: iso('20 14:02'), how: 'lastSuccess' });
    expect(incidentOf(facts).onset).not.toHaveProperty('after');
  });

  it('takes an attempt that both sides logged for one, and gives it the reason of the client', () => {
    const facts: Partial<FactTypes> = {
      ...logFacts('20 16:00', [
        ...workdays(),
        tries('reached', [on('20 14:02:05')], { address: anna.address }),
      ]),
      timeline: { entries: [], clockOffset: { seconds: 300, basis: 'activity id', pairs: 1 } },
      clientAttempts: [
        {
          at: iso('20 13:57:04'),
          server: 'srv01',
          began: false,
          code: 2308,
          arrived: 'yes',
          address: anna.address,
        },
      ],
    };
    expect(incidentOf(facts).attempts.filter(({ outcome }) => outcome === 'failed')).toEqual([
      {
        at: iso('20 14:02:05'),
        count: 1,
        side: 'server',
        address: anna.address,
        far: 'reached',
        outcome: 'failed',
        ending: { of: 'clientReason', code: '2308' },
      },
    ]);
  });
});

describe('refusals, by person and status', () => {
  const facts = logFacts('20 16:00', [
    ...workdays(),
    tries('refused', [on('10 08:09'), on('20 14:00')], { ...anna, ...wrong }),
    tries('session', [on('20 14:02')], anna),
    tries('refused', [on('19 09:00'), on('19 09:30')], { ...cleo, ...locked }),
    tries('refused', [on('18 09:00')], { ...bert, status: '0xc0000224' }),
    tries('refused', every(10, '19 00:00', '20 16:00'), { user: 'root', address: '203.0.113.9', ...wrong }),
    // Six on the evening it begins, and seventy a day from then on.
    tries('refused', every(20, '18 22:00', '20 16:00'), { user: 'sql', address: '203.0.113.10', ...wrong }),
  ]);
  it.each([
    ['cleo', { kind: 'never', status: '0xc0000234', count: 2, sinceWorked: 2 }],
    ['bert', { kind: 'later', status: '0xc0000224', count: 1, sinceWorked: 0 }],
    ['anna', { kind: 'typing', status: '0xc000006a', count: 2, sinceWorked: 0 }],
    ['root', { kind: 'stranger', count: 240 }],
    ['sql', { kind: 'stranger', count: 126 }],
  ])('%s', (user, expected) => {
    expect(incidentOf(facts).refusals.find((refusals) => refusals.user === user)).toMatchObject(expected);
  });
});
