import { daysBetween, dayOf } from '../facts/time.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut } from './cause.ts';

export const expiredCertificate = defineCause({
  id: 'expired-certificate',
  title: 'The server presents an expired certificate',
  stage: 'secure',
  impact: 'degrades',
  explanation:
    'mstsc warns about an expired certificate and lets the person go on; expiry alone does not close the connection. ' +
    'It matters because Windows renews its own RDP certificate: one that is still in use past its end usually means that the renewal failed.',
  needs: ['tlsCertificate', 'trustedTime'],

  detect({ tlsCertificate: certificate, trustedTime: now }) {
    if (now <= certificate.notAfter) {
      return ruledOut(cite('tlsCertificate', `is valid until ${dayOf(certificate.notAfter)}`));
    }
    return found(
      'certain',
      cite(
        'tlsCertificate',
        `was valid until ${dayOf(certificate.notAfter)}, ${daysBetween(certificate.notAfter, now)} days ago`,
      ),
      cite('trustedTime', `it is ${now}`),
    );
  },

  remedies: ({ tlsCertificate: certificate }) =>
    certificate.windowsSelfMade
      ? [
          {
            title: 'Let Windows issue a new certificate',
            on: 'server',
            risk: 'dropsSessions',
            actions: [
              { kind: 'removeCertificate', store: 'Remote Desktop', sha1: certificate.sha1 },
              { kind: 'restartServices', services: ['SessionEnv', 'TermService'] },
              { kind: 'awaitSelfSignedCertificate', seconds: 60 },
            ],
          },
        ]
      : [
          byHand(
            'Renew the certificate',
            'server',
            'Renew the certificate with the authority that issued it, then bind the new one.',
          ),
        ],

  wouldNotHelp: ['renaming MachineKeys: it orphans every machine key of the host'],
  settledBy: 'rdpdoctor check HOST from a machine that reaches it',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    { name: 'a day past its end', facts: { trustedTime: '2027-01-01T00:00:00.000Z' }, verdict: 'found' },
    { name: 'in its last hour', facts: { trustedTime: '2026-12-30T23:00:00.000Z' }, verdict: 'ruledOut' },
    { name: 'nobody knows what time it is', unknown: ['trustedTime'], verdict: 'unclear' },
  ],
});
