import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { behindTls } from './judging/guides.ts';
import { logonVerdict } from './judging/logon-verdict.ts';
import { sources } from './judging/sources.ts';

const statuses = { 0xc0000071: 'STATUS_PASSWORD_EXPIRED', 0xc0000224: 'STATUS_PASSWORD_MUST_CHANGE' };

export const expiredPassword = defineCause({
  id: 'expired-password',
  title: 'The password has expired or must be changed first',
  stage: 'authenticate',
  impact: 'blocks',
  explanation:
    'The server accepts the password only to change it, and NLA has no way to do that: the person has to change it elsewhere before Remote Desktop works.',
  needs: [],
  uses: ['logon', 'clientError'],

  detect: (facts) => logonVerdict(facts, statuses, [0xf07, 0x1207]),

  remedies: () => [
    byHand(
      'Change the password by another way',
      'client',
      'On a machine of the same domain: Ctrl+Alt+Del, Change a password. Or the password page of the organisation (RD Web Access, Entra ID).',
      'An administrator can set a new one, without "must change at next logon".',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'net user NAME /domain',
  dialogs: ['0xF07', '0x1207'],
  references: [sources.ntstatus, sources.disconnectReasons],
  examples: [
    { name: 'STATUS_PASSWORD_EXPIRED', ...refusesLogon(0xc0000071), verdict: 'found' },
    { name: 'STATUS_PASSWORD_MUST_CHANGE', ...refusesLogon(0xc0000224), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 0xf07, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...refusesLogon(0xc000006d), verdict: 'ruledOut', also: ['wrong-password'] },
    { name: 'nobody signed in', unknown: ['logon', 'earlyUserAuth', 'sessionStart'], verdict: 'unclear' },
  ],
});
