import { healthy } from '../facts/healthy.ts';
import { cite, defineObservation, notSeen, seen, seenAs } from './observation.ts';
import { replaceCertificate } from '../judging/replacement.ts';

export const weakCertificateKey = defineObservation({
  id: 'weak-certificate-key',
  title: 'The key of the server certificate is too short',
  phase: 'certificate',
  impact: 'weakens',
  explanation:
    'An RSA key of fewer than 2048 bits is below what current systems ask for. Windows refuses RSA keys below 1024 bits, and policies and newer systems refuse 1024 as well, so some clients connect and others do not.',
  needs: ['tlsCertificate'],
  uses: ['clientSettings', 'tlsHandshake'],

  look({ tlsCertificate: { keyType, keyBits }, clientSettings, tlsHandshake }) {
    const says = cite('tlsCertificate', `key: ${keyType.toUpperCase()}, ${keyBits} bits`);
    const short = (keyType === 'rsa' || keyType === 'dsa') && keyBits < 2_048;
    if (!short && !(keyType === 'ec' && keyBits < 256)) return notSeen(says);
    const least = clientSettings?.clientMinRsaBits;
    if (keyType === 'rsa' && least !== undefined && keyBits < least)
      return seenAs('blocks', says, cite('clientSettings', `this client asks for at least ${least} bits`));
    const refused = tlsHandshake !== undefined && tlsHandshake.outcome !== 'completed';
    return refused
      ? seenAs('blocks', says, cite('tlsHandshake', 'and the handshake does not complete'))
      : seen(says);
  },

  remedies: ({ tlsCertificate }) => replaceCertificate(tlsCertificate, 'an RSA key of 2048 bits or more'),
  settledBy: 'rdpdoctor check HOST',
  references: ['https://learn.microsoft.com/security-updates/securityadvisories/2012/2661254'],
  examples: [
    {
      name: 'RSA-1024',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, keyBits: 1_024 } },
      verdict: 'seen',
    },
    {
      name: 'RSA-1024 and a client that asks for more',
      facts: {
        tlsCertificate: { ...healthy.tlsCertificate, keyBits: 1_024 },
        clientSettings: { ...healthy.clientSettings, clientMinRsaBits: 2_048 },
      },
      verdict: 'seen',
    },
    {
      name: 'a short number of an elliptic curve is no short key',
      facts: {
        tlsCertificate: { ...healthy.tlsCertificate, keyType: 'ec', keyBits: 256, curve: 'secp256r1' },
      },
      verdict: 'notSeen',
    },
    {
      name: 'an elliptic curve of 192 bits',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, keyType: 'ec', keyBits: 192 } },
      verdict: 'seen',
    },
    {
      name: 'DSA-1024',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, keyType: 'dsa', keyBits: 1_024 } },
      verdict: 'seen',
    },
    {
      name: 'RSA-2048',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, keyBits: 2_048 } },
      verdict: 'notSeen',
    },
    {
      name: 'RSA-1024, and the handshake does not complete',
      facts: {
        tlsCertificate: { ...healthy.tlsCertificate, keyBits: 1_024 },
        tlsHandshake: { outcome: 'alert', alert: 40, ms: 4 },
      },
      verdict: 'seen',
    },
  ],
});
