import { healthy } from '../facts/healthy.ts';
import { dayOf } from '../facts/time.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen, seenAs } from './observation.ts';
import { issueOwnCertificate } from '../remedy/remedies/issue-own-certificate.ts';
import { sources } from '../judging/sources.ts';

export const notYetValidCertificate = defineObservation({
  id: 'not-yet-valid-certificate',
  title: 'The server presents a certificate that is not valid yet',
  phase: 'certificate',
  impact: 'degrades',
  explanation:
    'The certificate begins in the future. Usually it was made while the clock of the server ran ahead (a dead clock battery, a restored virtual machine); where that clock is right again, a new certificate mends it. The client warns; the encryption works.',
  needs: ['tlsCertificate', 'clockHere'],
  uses: ['serverClock'],

  look({ tlsCertificate: { notBefore }, clockHere: now, serverClock }) {
    if (now >= notBefore) return notSeen(cite('tlsCertificate', `is valid since ${dayOf(notBefore)}`));
    const proof = [cite('tlsCertificate', `is valid from ${notBefore}`), cite('clockHere', `it is ${now}`)];
    if (serverClock === undefined) return seen(...proof);
    const theirs = cite('serverClock', `the server says it is ${serverClock.time}`);
    // By the clock that made it the certificate is valid: the clocks are the matter, and the certificate only shows it.
    return serverClock.time >= notBefore ? seenAs('weakens', ...proof, theirs) : seen(...proof, theirs);
  },

  remedies: ({ tlsCertificate: certificate, serverClock }) => [
    ...(serverClock !== undefined && Math.abs(serverClock.skewSeconds) > CLOCK_IS_OFF
      ? [
          {
            title: 'Set the clock of the server',
            on: 'server',
            actions: [{ kind: 'syncClock' }],
          } as const,
        ]
      : []),
    certificate.windowsSelfMade
      ? issueOwnCertificate({ remove: certificate.sha1 })
      : byHand(
          'Renew the certificate',
          'server',
          'Renew it with the authority that issued it, or wait until it begins.',
        ),
  ],
  settledBy: 'rdpdoctor check HOST from a machine whose clock is right',
  references: [sources.certificateProfile],
  examples: [
    {
      name: 'begins tomorrow',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, notBefore: '2026-09-02T12:00:00.000Z' } },
      verdict: 'seen',
    },
    {
      name: 'begins in five minutes, made by a server whose clock is seven minutes ahead',
      facts: {
        tlsCertificate: { ...healthy.tlsCertificate, notBefore: '2026-09-01T12:05:00.000Z' },
        serverClock: { time: '2026-09-01T12:07:00.000Z', skewSeconds: 420, from: 'ntlm' },
      },
      verdict: 'seen',
    },
    {
      name: 'began a second ago',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, notBefore: '2026-09-01T11:59:59.000Z' } },
      verdict: 'notSeen',
    },
  ],
});

/** Seconds of difference that sign-in tolerates: the default of Kerberos, RFC 4120 section 1.6. */
const CLOCK_IS_OFF = 300;
