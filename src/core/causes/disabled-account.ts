import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const disabledAccount = codedCause({
  id: 'disabled-account',
  title: 'The account is disabled',
  phase: 'signIn',
  impact: 'blocks',
  explanation: 'The account exists and an administrator, or a policy, has switched it off.',
  statuses: { 0xc0000072: 'STATUS_ACCOUNT_DISABLED' },
  clientCodes: [0xb07],

  remedies: () => [
    byHand(
      'Ask for the account to be enabled',
      'domain',
      'If the person is meant to have it: in a domain `Enable-ADAccount -Identity NAME` (module ActiveDirectory: on a domain controller, or with RSAT); a local account on the server: `net user NAME /active:yes`.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'net user NAME /domain',
  references: [sources.ntstatus, sources.disconnectReasons],
});
