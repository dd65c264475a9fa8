import { millisOf } from '../../facts/time.ts';
import type { CertificateSpell } from '../certificate-spell.ts';
import { issuerOf, MADE_BY_WINDOWS } from '../habits/issuer.ts';
import { habitOf } from '../habits/renewal-habit.ts';
import type { Notice } from '../notice.ts';
import type { Forecast, Watched } from '../watched.ts';

/** A certificate that took the place of another for no reason that is known: no renewal, or one far too early. */
export const certificateChanged: Forecast = (watched, now) => {
  const spells = watched.certificates.toSorted((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1));
  const [before, after] = spells.slice(-2);
  if (before === undefined || after === undefined) return [];
  const since = millisOf(now) - millisOf(after.firstSeen);
  if (since < 0 || since > RECENT_DAYS * DAY || after.lastSeen <= after.firstSeen) return [];
  const reason = reasonOf(before, after, watched);
  if (reason === undefined) return [];
  return [
    {
      kind: 'certificateChanged',
      host: watched.host.target,
      key: `certificateChanged ${watched.host.target} ${after.certificate.sha256}`,
      severity: severityOf(reason, after, watched),
      evidence: {
        reason,
        at: after.firstSeen,
        before: before.certificate.sha256,
        after: after.certificate.sha256,
        issuerBefore: before.certificate.issuer,
        issuerAfter: after.certificate.issuer,
        endedBefore: before.certificate.notAfter,
        notAfter: after.certificate.notAfter,
      },
      assumed: [],
    },
  ];
};

type Reason = 'byTurns' | 'bindingLost' | 'bound' | 'otherIssuer' | 'older' | 'early';

function reasonOf(
  { certificate: old, lastSeen, firstSeen }: CertificateSpell,
  after: CertificateSpell,
  watched: Watched,
): Reason | undefined {
  const { certificate: shown } = after;
  if (lastSeen > after.firstSeen && firstSeen < after.firstSeen) return 'byTurns';
  const [from, to] = [issuerOf(old), issuerOf(shown)];
  if (from !== to)
    return to === MADE_BY_WINDOWS ? 'bindingLost' : from === MADE_BY_WINDOWS ? 'bound' : 'otherIssuer';
  if (shown.notAfter < old.notAfter) return 'older';
  const left = (millisOf(old.notAfter) - millisOf(after.firstSeen)) / DAY;
  const earlier = watched.certificates.filter(({ certificate }) => certificate.sha256 !== shown.sha256);
  const habit = habitOf(old, earlier, watched.group);
  const usual = habit?.how === 'irregular' ? undefined : habit?.usualDays;
  return usual !== undefined && left > usual + EARLY_DAYS ? 'early' : undefined;
}

/** What others of the group were given in the same days was planned by somebody. */
function severityOf(reason: Reason, after: CertificateSpell, { host, group }: Watched): Notice['severity'] {
  if (reason === 'bindingLost') return 'warning';
  if (reason !== 'otherIssuer') return 'notice';
  const at = millisOf(after.firstSeen);
  const alike = (group.issuers.get(issuerOf(after.certificate)) ?? []).filter(
    ({ host: other, snapshot }) =>
      other !== host.target &&
      Math.abs(millisOf(snapshot.certificate?.notBefore ?? '') - at) <= TOGETHER_DAYS * DAY,
  );
  return alike.length >= FEWEST_ALIKE ? 'notice' : 'warning';
}

const DAY = 86_400_000;
const RECENT_DAYS = 7;
const EARLY_DAYS = 21;
const TOGETHER_DAYS = 14;
const FEWEST_ALIKE = 2;
