import { healthy } from '../facts/healthy.ts';
import { offTheWire } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { replaceCertificate } from '../judging/replacement.ts';
import { sources } from '../judging/sources.ts';

/** Server authentication, Remote Desktop authentication, any use. */
const fitting = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.311.54.1.2', '2.5.29.37.0'];

export const wrongExtendedKeyUsage = defineObservation({
  id: 'wrong-extended-key-usage',
  title: 'The server certificate is not meant for servers',
  phase: 'certificate',
  impact: 'degrades',
  explanation:
    'The extended key usage of the certificate allows neither server authentication nor Remote Desktop authentication. Clients that check it refuse or warn; usually the wrong template or a client certificate was bound.',
  needs: [],
  uses: ['tlsCertificate', 'listenerCertificate'],

  look({ tlsCertificate, listenerCertificate }) {
    // What is on the wire counts; else what the server's own store says of the certificate it is bound to.
    const shown = tlsCertificate ? 'tlsCertificate' : 'listenerCertificate';
    const extendedKeyUsage = (tlsCertificate ?? listenerCertificate)?.extendedKeyUsage;
    if (extendedKeyUsage === undefined)
      return tlsCertificate
        ? notSeen(cite('tlsCertificate', 'has no extended key usage, so every use is allowed'))
        : notLooked();
    const says = cite(shown, `allowed uses: ${extendedKeyUsage.join(', ') || 'none'}`);
    return extendedKeyUsage.some((oid) => fitting.includes(oid)) ? notSeen(says) : seen(says);
  },

  remedies: ({ tlsCertificate }) =>
    tlsCertificate
      ? replaceCertificate(tlsCertificate, 'server authentication (1.3.6.1.5.5.7.3.1)')
      : [
          byHand(
            'Get a certificate that fits, and bind it',
            'server',
            'Request a certificate with server authentication (1.3.6.1.5.5.7.3.1), then `rdpdoctor bind THUMBPRINT` on the server.',
          ),
        ],
  settledBy: 'rdpdoctor check HOST',
  references: [sources.certificateProfile],
  examples: [
    {
      name: 'the collector saw what is bound',
      facts: {
        listenerCertificate: { ...healthy.listenerCertificate, extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] },
      },
      unknown: offTheWire,
      verdict: 'seen',
    },
    {
      name: 'client authentication only',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] } },
      verdict: 'seen',
    },
    {
      name: 'Remote Desktop authentication',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, extendedKeyUsage: ['1.3.6.1.4.1.311.54.1.2'] } },
      verdict: 'notSeen',
    },
  ],
});
