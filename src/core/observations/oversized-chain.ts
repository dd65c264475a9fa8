import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';

const manyBytes = 16_384;

export const oversizedChain = defineObservation({
  id: 'oversized-chain',
  title: 'The server sends an unusually large pile of certificates',
  phase: 'certificate',
  impact: 'degrades',
  explanation:
    'A Remote Desktop server sends one certificate, or a handful with their authorities. A large pile needs many packets, so it suffers first on a way that loses or cuts packets, and it does not fit into one TLS record.',
  needs: ['tlsChain'],

  look({ tlsChain: { length, bytes } }) {
    const says = cite('tlsChain', `${length} certificates${bytes === undefined ? '' : `, ${bytes} bytes`}`);
    return length > 10 || (bytes ?? 0) > manyBytes ? seen(says) : notSeen(says);
  },

  remedies: () => [
    byHand(
      'Send only what is needed',
      'server',
      'Bind a certificate whose chain holds only the leaf and its intermediates; the root need not be sent.',
    ),
  ],
  references: [
    'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2',
    'https://www.rfc-editor.org/rfc/rfc8446#section-5.1',
  ],
  examples: [
    {
      name: 'two hundred certificates',
      facts: { tlsChain: { ...healthy.tlsChain, length: 200, bytes: 210_000 } },
      verdict: 'seen',
    },
    {
      name: 'leaf and two authorities',
      facts: { tlsChain: { ...healthy.tlsChain, length: 3, bytes: 3_900 } },
      verdict: 'notSeen',
    },
    {
      name: 'eleven small ones',
      facts: { tlsChain: { ...healthy.tlsChain, length: 11, bytes: 9_000 } },
      verdict: 'seen',
    },
    {
      name: 'ten small ones',
      facts: { tlsChain: { ...healthy.tlsChain, length: 10, bytes: 9_000 } },
      verdict: 'notSeen',
    },
    {
      name: 'three huge ones',
      facts: { tlsChain: { ...healthy.tlsChain, length: 3, bytes: 210_000 } },
      verdict: 'seen',
    },
  ],
});
