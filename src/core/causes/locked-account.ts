import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { behindTls } from './judging/guides.ts';
import { logonVerdict } from './judging/logon-verdict.ts';
import { sources } from './judging/sources.ts';

const statuses = { 0xc0000234: 'STATUS_ACCOUNT_LOCKED_OUT' };

export const lockedAccount = defineCause({
  id: 'locked-account',
  title: 'The account is locked',
  stage: 'authenticate',
  impact: 'blocks',
  explanation:
    'Too many wrong passwords were tried for this account, by the person or by somebody else: an old password saved in another device, or an attack from the internet.',
  needs: [],
  uses: ['logon', 'clientError'],

  detect: (facts) => logonVerdict(facts, statuses, [0xd07]),

  remedies: () => [
    byHand(
      'Unlock the account and find who tries',
      'domain',
      '`Unlock-ADAccount -Identity NAME` (domain) or lusrmgr.msc (local), or wait for the lockout time to pass.',
      'Security log, event 4740 on the domain controller names the machine that tried; 4625 on the server names its address.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'event 4740 on the domain controller',
  dialogs: ['0xD07'],
  references: [sources.ntstatus, sources.disconnectReasons],
  examples: [
    { name: 'STATUS_ACCOUNT_LOCKED_OUT', ...refusesLogon(0xc0000234), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 0xd07, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...refusesLogon(0xc000006d), verdict: 'ruledOut', also: ['wrong-password'] },
    { name: 'nobody signed in', unknown: ['logon', 'earlyUserAuth', 'sessionStart'], verdict: 'unclear' },
  ],
});
