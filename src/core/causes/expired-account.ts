import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const expiredAccount = codedCause({
  id: 'expired-account',
  title: 'The account has expired',
  phase: 'signIn',
  impact: 'blocks',
  explanation:
    'The account has a date after which it may not be used, and that date has passed. The password is another matter.',
  statuses: { 0xc0000193: 'STATUS_ACCOUNT_EXPIRED' },
  clientCodes: [0xe07],

  remedies: () => [
    byHand(
      'Set a new end date for the account',
      'domain',
      'In a domain `Set-ADAccountExpiration` or `Clear-ADAccountExpiration` (module ActiveDirectory: on a domain controller, or with RSAT); a local account on the server: `net user NAME /expires:never`.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'net user NAME /domain',
  references: [sources.ntstatus, sources.disconnectReasons],
});
