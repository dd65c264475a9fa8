import { healthy } from '../facts/healthy.ts';
import { dayOf, millisOf, minuteOf } from '../facts/time.ts';
import { sources } from '../judging/sources.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen } from './observation.ts';

const now = healthy.clockHere;
const issued = { ...healthy.tlsCertificate, windowsSelfMade: false, selfSigned: false } as const;

export const soonExpiringCertificate = defineObservation({
  id: 'soon-expiring-certificate',
  title: 'The certificate of the server ends soon',
  phase: 'certificate',
  impact: 'informs',
  explanation:
    'After its end clients warn, and those with a strict policy refuse. The certificate that Windows makes for Remote Desktop is usually replaced by Windows itself (no page of Microsoft says when); one from an authority has to be renewed, and bound, by somebody or something.',
  needs: ['tlsCertificate', 'clockHere'],

  look({ tlsCertificate: { notAfter, windowsSelfMade }, clockHere }) {
    const hours = Math.floor((millisOf(notAfter) - millisOf(clockHere)) / 3_600_000);
    const because = [
      cite('tlsCertificate', `is valid until ${minuteOf(notAfter)}`),
      cite('clockHere', `it is ${minuteOf(clockHere)}`),
    ];
    if (hours < 0 || hours > SOON_HOURS) return notSeen(...because);
    const left = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
    const renews = windowsSelfMade ? '; Windows usually replaces it by itself' : '';
    return {
      is: 'seen',
      title: `The certificate of the server ends on ${dayOf(notAfter)}, in ${left}${renews}`,
      impact: !windowsSelfMade && hours <= WEEK_HOURS ? 'degrades' : 'informs',
      because,
    };
  },

  remedies: ({ tlsCertificate: { windowsSelfMade } }) =>
    windowsSelfMade
      ? []
      : [
          byHand(
            'Renew the certificate before it ends',
            'server',
            'Renew it with the authority that issued it, bind the new one to Remote Desktop, and check again.',
          ),
        ],
  settledBy: 'rdpdoctor check HOST',
  references: [sources.certificateProfile],
  examples: [
    {
      name: 'five days, from an authority',
      facts: { tlsCertificate: { ...issued, notAfter: '2026-09-06T12:00:00.000Z' } },
      verdict: 'seen',
    },
    {
      name: 'nine hours, made by Windows',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, notAfter: '2026-09-01T21:30:00.000Z' } },
      verdict: 'seen',
    },
    {
      name: '31 days',
      facts: { clockHere: now, tlsCertificate: { ...issued, notAfter: '2026-10-03T12:00:00.000Z' } },
      verdict: 'notSeen',
    },
    {
      name: 'it has ended',
      facts: { tlsCertificate: { ...issued, notAfter: '2026-08-31T12:00:00.000Z' } },
      verdict: 'notSeen',
    },
  ],
});

const SOON_HOURS = 30 * 24;
const WEEK_HOURS = 7 * 24;
