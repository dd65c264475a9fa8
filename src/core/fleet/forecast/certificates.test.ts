import { describe, expect, it } from 'vitest';
import {
  certificate,
  check,
  checksFrom,
  days,
  failing,
  NOW,
  ownCertificate,
  watched,
} from '../../../../test/fleet/watched-host.ts';
import type { Renewal } from '../habits/renewals.ts';
import type { SeenCertificate } from '../snapshot.ts';
import { certificateChanged } from './certificate-changed.ts';
import { certificateEnds } from './certificate-ends.ts';
import { certificateShared } from './certificate-shared.ts';
import { renewalMissed } from './renewal-missed.ts';
import { weakCryptography } from './weak-cryptography.ts';

const renewals = (
  daysLeft: readonly number[],
  issuer = 'DC=corp,DC=example',
  life = 365,
): readonly Renewal[] =>
  daysLeft.map((left, i) => ({
    host: `srv${i + 10}`,
    of: { issuer, days: life },
    daysLeft: left,
    issuedLeft: left,
    at: NOW,
  }));
const sixWeeks = renewals([42, 41.8, 41.5, 42, 41.9, 37]);
const byHand = renewals([10, 33, 5, 22, 41, 17]);
const byWindows = renewals(
  [9, 3, 14, 5, 8, 11, 6, 12, 4, 7, 9, 3, 14, 5, 8, 11, 6, 12, 4, 7],
  'windows',
  183,
);

const ending = (left: number, changed: Partial<SeenCertificate> = {}) =>
  checksFrom(-28, () => ({
    certificate: certificate({ notBefore: days(left - 365), notAfter: days(left), ...changed }),
  }));
const ownEnding = (left: number) =>
  checksFrom(-28, () => ({
    certificate: ownCertificate({ notBefore: days(left - 183), notAfter: days(left) }),
  }));
const acme = (left: number) =>
  ending(left, { issuer: "CN=R11, O=Let's Encrypt, C=US", notBefore: days(left - 90) });

/** A host that was switched off before the oldest of its checks. */
const silent = (left: number) => ({
  ...watched([failing(-2), failing(-1)]),
  certificates: [-300, -100].map((seen) => ({
    host: 'srv01',
    certificate: certificate({ notAfter: days(seen === -100 ? left : -99), sha256: `${seen}` }),
    firstSeen: days(seen),
    lastSeen: days(seen),
  })),
});

describe('certificateEnds', () => {
  it.each([
    ['far from its end', watched(ending(60)), undefined],
    ['nobody known to renew it, 40 days', watched(ending(40)), 'notice'],
    ['nobody known to renew it, 34 days', watched(ending(34)), 'notice'],
    ['nobody known to renew it, 9 days', watched(ending(9)), 'warning'],
    ['renewed by hand, 34 days', watched(ending(34), { renewals: byHand }), 'notice'],
    ['renewed by hand, 9 days', watched(ending(9), { renewals: byHand }), 'warning'],
    ['nobody known to renew it, 5 days', watched(ending(5)), 'critical'],
    ['renewed by habit at 42 days', watched(ending(34), { renewals: sixWeeks }), 'notice'],
    ['renewed by habit, and two days are left', watched(ending(2), { renewals: sixWeeks }), 'critical'],
    ['renewed elsewhere at 42 days, 9 days', watched(ending(9), { elsewhere: sixWeeks }), 'notice'],
    ['ended hours after it was seen', watched(ending(0.1).slice(0, -2)), 'critical'],
    ['of an ACME authority, 34 days', watched(acme(34)), 'notice'],
    ['of Windows, 2 days', watched(ownEnding(2)), 'notice'],
    ['of Windows, ended two days ago', watched(ownEnding(-2)), 'warning'],
    ['not seen for a week', watched(ending(30).slice(0, 80)), 'notice'],
    ['silent for as long as checks are kept, 30 days', silent(30), 'notice'],
    ['silent, ended while it was', silent(-20), 'notice'],
    ['silent, ended long ago', silent(-50), undefined],
    ['silent, far from its end', silent(60), undefined],
    ['never seen', watched([failing(-1)]), undefined],
  ] as const)('%s', (_, seen, severity) => {
    expect(certificateEnds(seen, NOW)[0]?.severity).toBe(severity);
  });

  it('says from where the habit is known', () => {
    expect(certificateEnds(watched(ending(34), { renewals: sixWeeks }), NOW)[0]?.assumed).toEqual([
      { code: 'renewalHabit', from: 'group', seen: 6 },
    ]);
  });
});

describe('renewalMissed', () => {
  it.each([
    ['due, and shown on', watched(ending(30), { renewals: sixWeeks }), 'warning'],
    ['due, and three days left', watched(ending(3), { renewals: sixWeeks }), 'critical'],
    ['not yet due', watched(ending(38), { renewals: sixWeeks }), undefined],
    ['nobody knows when it is due', watched(ending(20)), undefined],
    ['of an ACME authority, 22 days left', watched(acme(22)), 'notice'],
    ['of an ACME authority, 14 days left', watched(acme(14)), 'warning'],
    [
      'its like were renewed in other groups, 30 days',
      watched(ending(30), { elsewhere: sixWeeks }),
      'notice',
    ],
    [
      'its like were renewed in other groups, 20 days',
      watched(ending(20), { elsewhere: sixWeeks }),
      'warning',
    ],
    ['too few were in other groups', watched(ending(20), { elsewhere: sixWeeks.slice(1) }), undefined],
    ['of Windows, its habit not known', watched(ownEnding(1)), undefined],
    ['of Windows, others were renewed by day 3', watched(ownEnding(-2), { renewals: byWindows }), undefined],
    [
      'of Windows, others were renewed by day 8',
      watched(ownEnding(2), {
        renewals: byWindows.map((each) => ({ ...each, daysLeft: each.daysLeft + 5 })),
      }),
      'warning',
    ],
    [
      'was off until yesterday',
      watched([...ending(30).slice(0, 40), ...ending(30).slice(-4)], { renewals: sixWeeks }),
      undefined,
    ],
  ] as const)('%s', (_, seen, severity) => {
    expect(renewalMissed(seen, NOW)[0]?.severity).toBe(severity);
  });

  it('names the day by which it was due', () => {
    const [notice] = renewalMissed(watched(ending(30), { renewals: sixWeeks }), NOW);
    expect(notice?.evidence).toMatchObject({ notAfter: days(30), usualDays: 42 });
    expect(String(notice?.evidence['dueBy'])).toBe(days(30 - 36.85));
  });
});

describe('certificateChanged', () => {
  const turned = (from: SeenCertificate, to: SeenCertificate, at = -3) =>
    checksFrom(-28, (when) => ({ certificate: when < at ? from : to }));
  const old = certificate({ notBefore: days(-323), notAfter: days(42) });
  const next = (changed: Partial<SeenCertificate> = {}) =>
    certificate({ sha256: 'bb', notBefore: days(-3), notAfter: days(362), ...changed });
  const planned = ['srv07', 'srv08'].map((host) =>
    check(-0.1, { certificate: next({ sha256: host, issuer: 'O=Other' }) }, { host }),
  );

  it.each([
    ['renewed as usual', watched(turned(old, next()), { renewals: sixWeeks }), undefined],
    ['another issuer', watched(turned(old, next({ issuer: 'O=Other' }))), 'otherIssuer warning'],
    [
      'another issuer, as others of the group',
      watched(turned(old, next({ issuer: 'O=Other' })), { peers: planned }),
      'otherIssuer notice',
    ],
    [
      'back to the one of Windows',
      watched(turned(old, ownCertificate({ sha256: 'cc' }))),
      'bindingLost warning',
    ],
    ['from the one of Windows to a bound one', watched(turned(ownCertificate(), next())), 'bound notice'],
    [
      'an older one again',
      watched(turned(old, next({ notBefore: days(-400), notAfter: days(10) }))),
      'older notice',
    ],
    [
      'far earlier than the habit',
      watched(turned(certificate(), next()), { renewals: sixWeeks }),
      'early notice',
    ],
    ['weeks ago', watched(turned(old, next({ issuer: 'O=Other' }), -20)), undefined],
  ] as const)('%s', (_, seen, expected) => {
    const [notice] = certificateChanged(seen, NOW);
    expect(notice && `${String(notice.evidence['reason'])} ${notice.severity}`).toBe(expected);
  });

  it('tells two machines behind one name from a renewal', () => {
    const byTurns = checksFrom(-5, (at) => ({
      certificate: Math.floor(at * 4) % 2 === 0 ? certificate() : next({ issuer: 'O=Other' }),
    }));
    expect(certificateChanged(watched(byTurns), NOW)[0]?.evidence['reason']).toBe('byTurns');
  });
});

describe('certificateShared', () => {
  const shown = { certificate: ownCertificate() };
  const twin = check(-0.1, { ...shown, computer: 'SRV02' }, { host: 'srv02' });
  const alias = check(-0.1, shown, { host: 'srv01.corp.example' });

  it.each([
    ['a clone', watched([check(-0.1, shown)], { peers: [twin] }), 'srv02'],
    ['the same computer under another name', watched([check(-0.1, shown)], { peers: [alias] }), undefined],
    [
      'one from an authority, for several hosts',
      watched([check(-0.1)], { peers: [check(-0.1, { computer: 'SRV02' }, { host: 'srv02' })] }),
      undefined,
    ],
  ] as const)('%s', (_, seen, other) => {
    expect(certificateShared(seen, NOW)[0]?.evidence['with']).toBe(other);
  });
});

describe('weakCryptography', () => {
  it.each([
    ['nothing', {}, []],
    ['TLS 1.0', { tls: 'TLS 1.0' as const }, ['oldTls']],
    ['SHA-1', { certificate: certificate({ signature: 'sha1WithRSAEncryption' }) }, ['brokenHash']],
    ['SHA-1, by itself', { certificate: ownCertificate({ signature: 'sha1WithRSAEncryption' }) }, []],
    ['RSA 1024', { certificate: certificate({ keyBits: 1024 }) }, ['shortKey']],
    ['a key that could not be read', { certificate: certificate({ keyBits: 0 }) }, []],
  ] as const)('%s', (_, changed, codes) => {
    const notices = weakCryptography(watched([check(-0.1, changed)]), NOW);
    expect(notices.map(({ evidence }) => evidence['code'])).toEqual(codes);
  });
});
