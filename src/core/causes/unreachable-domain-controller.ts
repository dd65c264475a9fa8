import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { behindTls } from './judging/guides.ts';
import { logonVerdict } from './judging/logon-verdict.ts';
import { sources } from './judging/sources.ts';

const statuses = {
  0xc000005e: 'STATUS_NO_LOGON_SERVERS',
  0xc000018c: 'STATUS_TRUSTED_DOMAIN_FAILURE',
  0xc000018d: 'STATUS_TRUSTED_RELATIONSHIP_FAILURE',
  0xc000018b: 'STATUS_NO_TRUST_SAM_ACCOUNT',
  0xc00000df: 'STATUS_NO_SUCH_DOMAIN',
  0x80090311: 'SEC_E_NO_AUTHENTICATING_AUTHORITY',
};

export const unreachableDomainController = defineCause({
  id: 'unreachable-domain-controller',
  title: 'The server reaches no domain controller to check the account, or its trust is broken',
  stage: 'authenticate',
  impact: 'blocks',
  explanation:
    'The account was neither accepted nor refused: nobody could be asked. The server has lost its domain controller, its own membership in the domain, or the trust to the domain of the person.',
  needs: [],
  uses: ['logon', 'clientError'],

  detect: (facts) => logonVerdict(facts, statuses, [0x1807]),

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
  dialogs: ['0x1807'],
  references: [sources.ntstatus, sources.disconnectReasons],
  examples: [
    { name: 'STATUS_NO_LOGON_SERVERS', ...refusesLogon(0xc000005e), verdict: 'found' },
    { name: 'STATUS_TRUSTED_DOMAIN_FAILURE', ...refusesLogon(0xc000018c), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 0x1807, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...refusesLogon(0xc000006d), verdict: 'ruledOut', also: ['wrong-password'] },
    { name: 'nobody signed in', unknown: ['logon', 'earlyUserAuth', 'sessionStart'], verdict: 'unclear' },
  ],
});
