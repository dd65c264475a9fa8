import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { behindTls } from './judging/guides.ts';
import { logonVerdict } from './judging/logon-verdict.ts';
import { sources } from './judging/sources.ts';

const statuses = { 0xc0000193: 'STATUS_ACCOUNT_EXPIRED' };

export const expiredAccount = defineCause({
  id: 'expired-account',
  title: 'The account has expired',
  stage: 'authenticate',
  impact: 'blocks',
  explanation:
    'The account has a date after which it may not be used, and that date has passed. The password is another matter.',
  needs: [],
  uses: ['logon', 'clientError'],

  detect: (facts) => logonVerdict(facts, statuses, [0xe07]),

  remedies: () => [
    byHand(
      'Set a new end date for the account',
      'domain',
      '`Set-ADAccountExpiration` or `Clear-ADAccountExpiration` (domain); `Set-LocalUser NAME -AccountNeverExpires` (on the server).',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'net user NAME /domain',
  dialogs: ['0xE07'],
  references: [sources.ntstatus, sources.disconnectReasons],
  examples: [
    { name: 'STATUS_ACCOUNT_EXPIRED', ...refusesLogon(0xc0000193), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 0xe07, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...refusesLogon(0xc0000071), verdict: 'ruledOut', also: ['expired-password'] },
    { name: 'nobody signed in', unknown: ['logon', 'earlyUserAuth', 'sessionStart'], verdict: 'unclear' },
  ],
});
