import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { behindTls } from './judging/guides.ts';
import { logonVerdict } from './judging/logon-verdict.ts';
import { sources } from './judging/sources.ts';

const statuses = { 0xc0000072: 'STATUS_ACCOUNT_DISABLED' };

export const disabledAccount = defineCause({
  id: 'disabled-account',
  title: 'The account is disabled',
  stage: 'authenticate',
  impact: 'blocks',
  explanation: 'The account exists and an administrator, or a policy, has switched it off.',
  needs: [],
  uses: ['logon', 'clientError'],

  detect: (facts) => logonVerdict(facts, statuses, [0xb07]),

  remedies: () => [
    byHand(
      'Ask for the account to be enabled',
      'domain',
      '`Enable-ADAccount -Identity NAME` (domain) or `Enable-LocalUser NAME` (on the server), if the person is meant to have it.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'net user NAME /domain',
  dialogs: ['0xB07'],
  references: [sources.ntstatus, sources.disconnectReasons],
  examples: [
    { name: 'STATUS_ACCOUNT_DISABLED', ...refusesLogon(0xc0000072), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 0xb07, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...refusesLogon(0xc0000234), verdict: 'ruledOut', also: ['locked-account'] },
    { name: 'nobody signed in', unknown: ['logon', 'earlyUserAuth', 'sessionStart'], verdict: 'unclear' },
  ],
});
