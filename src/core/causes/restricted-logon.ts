import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const restrictedLogon = codedCause({
  id: 'restricted-logon',
  title: 'A restriction of the account forbids this logon',
  phase: 'signIn',
  impact: 'blocks',
  explanation:
    'The account may be used only at other hours, from other machines, or not with this kind of sign-in. A blank password, which Windows accepts only at the console, and membership in Protected Users lead here too.',
  statuses: {
    0xc000006e: 'STATUS_ACCOUNT_RESTRICTION',
    0xc000006f: 'STATUS_INVALID_LOGON_HOURS',
    0xc0000070: 'STATUS_INVALID_WORKSTATION',
    0xc0000413: 'STATUS_AUTHENTICATION_FIREWALL_FAILED',
  },
  clientCodes: [0xc07, 0x1007, 0x1107],

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
  references: [sources.ntstatus, sources.disconnectReasons],
});
