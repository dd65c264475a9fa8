import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const lockedAccount = codedCause({
  id: 'locked-account',
  title: 'The account is locked',
  phase: 'signIn',
  impact: 'blocks',
  explanation:
    'Too many wrong passwords were tried for this account, by the person or by somebody else: an old password saved in another device, or an attack from the internet.',
  statuses: { 0xc0000234: 'STATUS_ACCOUNT_LOCKED_OUT' },
  clientCodes: [0xd07],

  remedies: () => [
    byHand(
      'Unlock the account and find who tries',
      'domain',
      'In a domain `Unlock-ADAccount -Identity NAME` (module ActiveDirectory: on a domain controller, or with RSAT); a local account in lusrmgr.msc on the server; or wait for the lockout time to pass.',
      'Security log, event 4740 on the domain controller names the machine that tried; 4625 on the server names its address.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'event 4740 on the domain controller',
  references: [sources.ntstatus, sources.disconnectReasons],
});
