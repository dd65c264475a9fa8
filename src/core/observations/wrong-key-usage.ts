import { healthy } from '../facts/healthy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { replaceCertificate } from '../judging/replacement.ts';
import { sources } from '../judging/sources.ts';

const fitting = ['digitalSignature', 'keyEncipherment', 'keyAgreement'];

const { keyUsage: _, ...withoutUsage } = healthy.tlsCertificate;

export const wrongKeyUsage = defineObservation({
  id: 'wrong-key-usage',
  title: 'The key usage of the server certificate allows nothing that TLS needs',
  phase: 'certificate',
  impact: 'degrades',
  explanation:
    'TLS needs a key that may sign or encipher keys; this certificate allows neither. Clients that check it refuse the handshake. Usually a certificate authority or a signing certificate was bound.',
  needs: ['tlsCertificate'],

  look({ tlsCertificate: { keyUsage } }) {
    if (keyUsage === undefined)
      return notSeen(cite('tlsCertificate', 'has no key usage, so every use is allowed'));
    const says = cite('tlsCertificate', `key usage: ${keyUsage.join(', ') || 'none'}`);
    return keyUsage.some((use) => fitting.includes(use)) ? notSeen(says) : seen(says);
  },

  remedies: ({ tlsCertificate }) =>
    replaceCertificate(tlsCertificate, 'the key usages digitalSignature and keyEncipherment'),
  settledBy: 'rdpdoctor check HOST',
  references: [sources.certificateProfile],
  examples: [
    {
      name: 'a certificate of an authority',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, keyUsage: ['keyCertSign', 'cRLSign'] } },
      verdict: 'seen',
    },
    {
      name: 'signature only, as with elliptic curves',
      facts: { tlsCertificate: { ...healthy.tlsCertificate, keyUsage: ['digitalSignature'] } },
      verdict: 'notSeen',
    },
    {
      name: 'no key usage, so every use is allowed',
      facts: { tlsCertificate: withoutUsage },
      verdict: 'notSeen',
    },
  ],
});
