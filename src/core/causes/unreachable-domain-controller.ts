import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const unreachableDomainController = codedCause({
  id: 'unreachable-domain-controller',
  title: 'The server reaches no domain controller to check the account',
  phase: 'signIn',
  impact: 'blocks',
  shows: ['domain-not-asked'],
  explanation:
    'The account was neither accepted nor refused: nobody could be asked. The server finds no domain controller, or the domain of the person is one it does not know.',
  statuses: {
    0xc000005e: 'STATUS_NO_LOGON_SERVERS',
    0xc00000df: 'STATUS_NO_SUCH_DOMAIN',
    0x80090311: 'SEC_E_NO_AUTHENTICATING_AUTHORITY',
  },
  clientCodes: [0x1807],
  sentences: ['nla-no-domain-controller'],

  remedies: () => [
    byHand(
      'Repair the way from the server to its domain',
      'server',
      'On the server, signed in with a local account, in Windows PowerShell (7 does not have the second): `nltest /sc_query:DOMAIN` and `Test-ComputerSecureChannel -Verbose`.',
      'Check its DNS servers and its clock first; then `Test-ComputerSecureChannel -Repair`.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'nltest /sc_query:DOMAIN, on the server',
  references: [sources.ntstatus, sources.disconnectReasons],
});
