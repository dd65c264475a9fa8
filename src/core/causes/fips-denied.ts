import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x8: 'denied for security reasons (FIPS or a connection limit)',
};

export const fipsDenied = defineCause({
  id: 'fips-denied',
  title: 'The server denies the connection for its security level (FIPS)',
  stage: 'session',
  impact: 'blocks',
  explanation:
    'The server asks for FIPS encryption, or counts the connection against a limit: the text of this code names both. A client or proxy that uses the old RDP security cannot satisfy FIPS; TLS with current suites can.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes, [0xe06]),

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
  dialogs: ['0xE06', '0x3/0x8'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    {
      name: 'denied for security reasons (FIPS or a connection limit)',
      ...endsSession(0x8),
      verdict: 'found',
    },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x8, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x7), verdict: 'ruledOut', also: ['denied-session'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
