import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const unreachableDomainController = codedCause({
  id: 'unreachable-domain-controller',
  title: 'The server reaches no domain controller to check the account, or its trust is broken',
  phase: 'signIn',
  impact: 'blocks',
  explanation:
    'The account was neither accepted nor refused: nobody could be asked. The server has lost its domain controller, its own membership in the domain, or the trust to the domain of the person.',
  statuses: {
    0xc000005e: 'STATUS_NO_LOGON_SERVERS',
    0xc000018c: 'STATUS_TRUSTED_DOMAIN_FAILURE',
    0xc000018d: 'STATUS_TRUSTED_RELATIONSHIP_FAILURE',
    0xc000018b: 'STATUS_NO_TRUST_SAM_ACCOUNT',
    0xc00000df: 'STATUS_NO_SUCH_DOMAIN',
    0x80090311: 'SEC_E_NO_AUTHENTICATING_AUTHORITY',
  },
  clientCodes: [0x1807],

  remedies: () => [
    byHand(
      'Repair the way from the server to its domain',
      'server',
      'On the server, signed in with a local account: `nltest /sc_query:DOMAIN` and `Test-ComputerSecureChannel -Verbose`.',
      'Check its DNS servers and its clock first; then `Test-ComputerSecureChannel -Repair`.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'nltest /sc_query:DOMAIN, on the server',
  references: [sources.ntstatus, sources.disconnectReasons],
});
