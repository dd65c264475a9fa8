import { describe, expect, it } from 'vitest';
import { certificate, check, days, ownCertificate, spellsOf } from '../../../../test/fleet/watched-host.ts';
import type { CertificateSpell } from '../certificate-spell.ts';
import { groupOf } from '../group.ts';
import { issuerOf } from './issuer.ts';
import { poolOf } from './pool.ts';
import { habitOf } from './renewal-habit.ts';
import { renewalsOf, type Renewal } from './renewals.ts';

const spell = (from: number, until: number, made: number, life = 90): CertificateSpell => ({
  host: 'srv01',
  certificate: certificate({ sha256: `${made}`, notBefore: days(made), notAfter: days(made + life) }),
  firstSeen: days(from),
  lastSeen: days(until),
});
const renewal = (issuedLeft: number, daysLeft = issuedLeft, host = 'srv02'): Renewal => ({
  host,
  of: { issuer: 'DC=corp,DC=example', days: 365 },
  daysLeft,
  issuedLeft,
  at: days(-100),
});
const habit = (renewals: readonly Renewal[], of = certificate()) => habitOf(of, [], groupOf([], renewals));

describe('renewalsOf', () => {
  it.each([
    ['one after the other', [spell(-90, -31, -90), spell(-30, 0, -30)], [30]],
    ['the new one lay there for ten days', [spell(-90, -21, -90), spell(-20, 0, -30)], [21]],
    ['by turns: two machines', [spell(-90, 0, -90), spell(-30, -1, -30)], []],
    [
      'another issuer',
      [spell(-90, -31, -90), { ...spell(-30, 0, -30), certificate: ownCertificate({ sha256: 'x' }) }],
      [],
    ],
    ['an older one again', [spell(-30, -11, -30), spell(-10, 0, -60)], []],
    ['only one', [spell(-90, 0, -90)], []],
  ] as const)('%s', (_, spells, left) => {
    expect(renewalsOf(spells).map(({ daysLeft }) => Math.round(daysLeft))).toEqual(left);
  });

  it('takes another intermediate of one authority for the same', () => {
    const by = (name: string, made: number) =>
      certificate({
        sha256: name,
        issuer: `CN=${name}, O=Let's Encrypt, C=US`,
        notBefore: days(made),
        notAfter: days(made + 90),
      });
    const spells = spellsOf([
      check(-50, { certificate: by('R10', -90) }),
      check(-10, { certificate: by('R11', -30) }),
    ]);
    expect(renewalsOf(spells)).toHaveLength(1);
  });
});

describe('habitOf', () => {
  it.each([
    ['nothing is known', [], undefined],
    ['one renewal is no habit', [renewal(42)], undefined],
    ['two at the same distance', [renewal(42), renewal(42.3)], 'regular'],
    ['two by hand', [renewal(42), renewal(20)], 'irregular'],
    ['many by hand', [10, 33, 5, 22, 41, 17].map((left) => renewal(left)), 'irregular'],
    ['issued alike, taken at restarts', [30, 12, 41, 25].map((shown) => renewal(42, shown)), 'regular'],
  ] as const)('%s', (_, renewals, how) => {
    expect(habit(renewals)?.how).toBe(how);
  });

  it('is not moved by one host that was off', () => {
    const due = (renewals: readonly Renewal[]) => habit(renewals)!.dueDays!;
    const steady = Array.from({ length: 12 }, () => renewal(42));
    expect(due(steady)).toBe(41);
    expect(due([...steady, renewal(42, 3)])).toBeGreaterThan(36);
  });

  it('waits where the service takes new ones late', () => {
    expect(habit([30, 12, 41, 25].map((shown) => renewal(42, shown)))!.dueDays).toBeLessThan(12);
  });

  it('goes by the documentation of ACME where nothing was seen', () => {
    const acme = certificate({
      issuer: "CN=R11, O=Let's Encrypt, C=US",
      notBefore: days(-50),
      notAfter: days(40),
    });
    expect(habit([], acme)).toMatchObject({ how: 'regular', assumed: { from: 'documentation' } });
  });

  const inFleet = (lefts: readonly number[], of = certificate(), life = 365) => {
    const seen = lefts.map((left, i) => ({
      ...renewal(left, left, `far${i}`),
      of: { issuer: issuerOf(of), days: life },
    }));
    return habitOf(of, [], groupOf([], [], poolOf(seen)));
  };

  it.each([
    ['five are too few', [42, 42, 42, 42, 42], undefined],
    ['the latest of them sets the bar', [42, 42, 42, 42, 42, 30], 29],
    ['by hand', [42, 10, 33, 5, 22, 41], undefined],
  ] as const)('learns from the whole fleet: %s', (_, lefts, dueDays) => {
    expect(inFleet(lefts)?.dueDays).toBe(dueDays);
  });

  it('believes the documentation rather than a fleet of many habits', () => {
    const acme = certificate({ issuer: 'O=ZeroSSL', notBefore: days(-50), notAfter: days(40) });
    expect(inFleet([30, 20, 35, 12, 28, 9], acme, 90)?.assumed.from).toBe('documentation');
    expect(inFleet([20, 20, 20, 20, 20, 20], acme, 90)?.assumed.from).toBe('fleet');
  });

  it('takes the regular habit of a group for that of a host seen twice by chance', () => {
    const spells = [spell(-170, -100, -170, 100), spell(-100, -20, -100, 100), spell(-20, 0, -20, 100)];
    const of = spells[2]!.certificate;
    const like = (left: number, i: number) => ({
      ...renewal(left, left, `near${i}`),
      of: { issuer: issuerOf(of), days: 100 },
    });
    const own = habitOf(of, spells, groupOf([], []));
    const group = habitOf(of, spells, groupOf([], [30, 30, 30, 30, 30, 30].map(like)));
    expect([own?.how, own?.assumed.from]).toEqual(['irregular', 'host']);
    expect([group?.how, group?.assumed.from]).toEqual(['regular', 'group']);
  });

  it('claims to know no day for what Windows makes', () => {
    expect(habit([], ownCertificate())).toEqual({
      how: 'byWindows',
      assumed: { code: 'windowsRenewsNearEnd', from: 'documentation', seen: 0 },
    });
  });
});
