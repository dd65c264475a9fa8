import type { Notice } from '../../fleet/notice.ts';

/** An assumption as one sentence without a full stop, with its source. */
export function assumptionWords({ code, from, seen }: Notice['assumed'][number]): string {
  switch (code) {
    case 'renewalHabit':
      return `assumed from ${seen} renewals ${learntFrom[from]}`;
    case 'windowsRenewsNearEnd':
      return from === 'documentation'
        ? 'Windows replaces its own certificate when its service starts near the end or after it; reported, but no page of Microsoft says when'
        : `assumed from ${seen} own certificates that Windows replaced on this host and in its ${from}`;
    case 'ownPast':
      return `compared with the same hours of ${seen} earlier days`;
    case 'groupIsAlike':
      return `assumed that the ${seen} hosts of its group are meant to be alike`;
    default:
      return documented[code] ?? `assumed: ${code}`;
  }
}

const learntFrom: Readonly<Record<Notice['assumed'][number]['from'], string>> = {
  host: 'of this host',
  group: 'of like certificates in its group',
  fleet: 'of like certificates in the whole fleet',
  documentation: 'as documented',
};

const documented: Readonly<Record<string, string>> = {
  acmeRenewsAtAThird:
    'ACME clients renew when a third of the life is left, as their authorities advise (https://letsencrypt.org/docs/integration-guide/)',
  kerberosTolerance:
    'Kerberos refuses clocks that differ by more than 5 minutes, unless a policy says otherwise',
  oldTls: 'TLS 1.0 and 1.1 must not be used any more (RFC 8996), and newer systems have them switched off',
  shortKey:
    'RSA keys below 2048 bits are below what current systems ask for (Microsoft security advisory 2661254 refuses those below 1024)',
  brokenHash:
    'certificates signed with SHA-1 or MD5 can be forged (RFC 9155), and current systems distrust them',
};
