import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { behindTls } from './judging/guides.ts';
import { logonVerdict } from './judging/logon-verdict.ts';
import { sources } from './judging/sources.ts';

const statuses = {
  0xc000006e: 'STATUS_ACCOUNT_RESTRICTION',
  0xc000006f: 'STATUS_INVALID_LOGON_HOURS',
  0xc0000070: 'STATUS_INVALID_WORKSTATION',
  0xc0000413: 'STATUS_AUTHENTICATION_FIREWALL_FAILED',
};

export const restrictedLogon = defineCause({
  id: 'restricted-logon',
  title: 'A restriction of the account forbids this logon',
  stage: 'authenticate',
  impact: 'blocks',
  explanation:
    'The account may be used only at other hours, from other machines, or not with this kind of sign-in. A blank password, which Windows accepts only at the console, and membership in Protected Users lead here too.',
  needs: [],
  uses: ['logon', 'clientError'],

  detect: (facts) => logonVerdict(facts, statuses, [0xc07, 0x1007, 0x1107]),

  remedies: () => [
    byHand(
      'Look at the restrictions of the account',
      'domain',
      'Logon hours and "Log On To" in the account; membership in Protected Users (needs Kerberos: connect by full name); selective authentication between forests.',
      'A local account with a blank password needs a password.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'net user NAME /domain',
  dialogs: ['0xC07', '0x1007', '0x1107'],
  references: [sources.ntstatus, sources.disconnectReasons],
  examples: [
    { name: 'STATUS_ACCOUNT_RESTRICTION', ...refusesLogon(0xc000006e), verdict: 'found' },
    { name: 'STATUS_INVALID_LOGON_HOURS', ...refusesLogon(0xc000006f), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 0xc07, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'found',
    },
    {
      name: 'another reason',
      ...refusesLogon(0xc000015b),
      verdict: 'ruledOut',
      also: ['denied-logon-right'],
    },
    { name: 'nobody signed in', unknown: ['logon', 'earlyUserAuth', 'sessionStart'], verdict: 'unclear' },
  ],
});
