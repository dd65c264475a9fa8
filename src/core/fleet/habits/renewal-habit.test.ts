import { describe, expect, it } from 'vitest';
import { certificate, check, days, ownCertificate, spellsOf } from '../../../../test/fleet/watched-host.ts';
import type { CertificateSpell } from '../certificate-spell.ts';
import { groupOf } from '../group.ts';
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

  it('claims to know no day for what Windows makes', () => {
    expect(habit([], ownCertificate())).toEqual({
      how: 'byWindows',
      assumed: { code: 'windowsRenewsNearEnd', from: 'documentation', seen: 0 },
    });
  });
});
