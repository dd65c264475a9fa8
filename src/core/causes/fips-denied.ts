import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const fipsDenied = codedCause({
  id: 'fips-denied',
  title: 'The server denies the connection for its security level (FIPS)',
  phase: 'session',
  impact: 'blocks',
  explanation:
    'The server asks for FIPS encryption, or counts the connection against a limit: the text of this code names both. A client or proxy that uses the old RDP security cannot satisfy FIPS; TLS with current suites can.',
  errorInfo: {
    0x8: 'denied for security reasons (FIPS or a connection limit)',
  },
  clientCodes: [0xe06],

  remedies: () => [
    byHand(
      'Compare the encryption level with what the client uses',
      'server',
      'Policies "Set client connection encryption level" and "System cryptography: Use FIPS compliant algorithms"; connect with a current client over TLS.',
      'Look at session limits as well: the text of this code names them.',
    ),
  ],
  wouldNotHelp: ['a lower encryption level than the policy asks for'],
  settledBy: 'the collector on the server (MinEncryptionLevel, FIPS policy)',
  references: [sources.errorInfo, sources.extendedReasons],
});
