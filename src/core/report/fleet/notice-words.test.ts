import { describe, expect, it } from 'vitest';
import { noticeWords } from './notice-words.ts';
import { noticeKinds, type NoticeKind } from '../../fleet/notice.ts';

const of = (kind: NoticeKind, evidence: Record<string, string | number | boolean>, more: object = {}) =>
  noticeWords({ kind, host: 'srv07', key: kind, severity: 'warning', evidence, assumed: [], ...more });

it.each(noticeKinds)('%s has words', (kind) => {
  const { headline, firstStep } = of(kind, {});
  expect(headline).toMatch(/^srv07.*\.$/);
  expect(firstStep).not.toBe('');
});

describe('noticeWords', () => {
  const certificate = {
    notAfter: '2027-01-12T08:00:00.000Z',
    seenAt: '2026-12-22T08:00:00.000Z',
    subject: 'CN=srv07',
    issuer: 'CN=CA',
    sha256: 'ab',
    madeByWindows: false,
  };
  it.each([
    [
      of('renewalMissed', { ...certificate, dueBy: '2026-12-20T00:00:00.000Z' }),
      "srv07's certificate ends 2027-01-12, and the renewal that was due by 2026-12-20 did not happen.",
    ],
    [
      of('certificateEnds', { ...certificate, daysLeft: 21, renewal: 'notKnown' }),
      "srv07's certificate ends on 2027-01-12, in 21 days; nothing is known to renew it.",
    ],
    [
      of('certificateEnds', {
        ...certificate,
        daysLeft: -3,
        renewal: 'byWindows',
        seenAt: '2027-01-15T09:15:00Z',
      }),
      "srv07's certificate ended on 2027-01-12 and was not renewed.",
    ],
    [
      of('certificateEnds', { ...certificate, daysLeft: -3, renewal: 'byWindows' }),
      'The certificate that srv07 showed last ended on 2027-01-12, and nobody has seen another since.',
    ],
    [
      of('negotiationWeaker', {
        name: 'nla',
        before: 'required',
        after: 'notOffered',
        since: '2026-09-01T09:15:00Z',
        lastAt: '',
      }),
      'srv07 no longer requires NLA: not taken since 2026-09-01 09:15 UTC.',
    ],
    [
      of(
        'clockDrifts',
        { skewSeconds: -150, secondsADay: -5, days: 28, toleratedSeconds: 300 },
        { dueAt: '2026-10-02T00:00:00Z' },
      ),
      "srv07's clock is 150 s behind and drifts: Kerberos will refuse it around 2026-10-02.",
    ],
    [
      of('down', { since: '2026-09-01T09:15:00Z', phase: 'connection', checks: 4, vantages: 1, exit: 12 }),
      'srv07 has not let anybody in since 2026-09-01 09:15 UTC: it dies at the TCP connection.',
    ],
    [
      of('oddOneOut', { trait: 'nla', own: 'offered', others: 'required', agree: 9, of: 10 }),
      'srv07 is the odd one out. NLA is taken, but not required; on 9 of the 10 hosts of its group it is required.',
    ],
  ])('%#', ({ headline }, expected) => {
    expect(headline).toBe(expected);
  });

  it('says what is assumed, and how sure that is', () => {
    const assumed = [{ code: 'windowsRenewsNearEnd', from: 'documentation' as const, seen: 0 }];
    const { proof } = of('certificateEnds', certificate, { assumed });
    expect(proof.at(-1)).toContain('no page of Microsoft says when');
  });

  it('lets no control character of a certificate through', () => {
    const { proof } = of('renewalMissed', { ...certificate, subject: 'CN=\u001B[2J' });
    expect(proof.join()).not.toContain('\u001B');
  });
});
