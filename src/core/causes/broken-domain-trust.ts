import { byHand } from '../remedy/remedy.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { cite, proven, type Cause } from './cause.ts';
import { codedCause } from './coded-cause.ts';

/** Win32 errors of the secure channel that blame the trust and no controller out of reach, [MS-ERREF] 2.2. */
const trustErrors: Readonly<Record<string, string>> = {
  '0x6fa': 'ERROR_NO_TRUST_LSA_SECRET: the server has lost its own password',
  '0x6fb': 'ERROR_NO_TRUST_SAM_ACCOUNT: the domain has no account for the server',
  '0x6fc': 'ERROR_TRUSTED_DOMAIN_FAILURE: the trust with the domain of the person failed',
  '0x6fd': 'ERROR_TRUSTED_RELATIONSHIP_FAILURE: the passwords of the two no longer match',
};

const coded = codedCause({
  id: 'broken-domain-trust',
  title: 'The domain does not accept the server itself, so nobody of the domain can sign in there',
  phase: 'signIn',
  impact: 'blocks',
  explanation:
    'The password was not even looked at: the machine account of the server, or the trust between its domain and that of the person, is refused. A restored or cloned machine, a machine account that was deleted or reset, and a name that two accounts in the domain share lead there.',
  statuses: {
    0xc000018a: 'STATUS_NO_TRUST_LSA_SECRET',
    0xc000018b: 'STATUS_NO_TRUST_SAM_ACCOUNT',
    0xc000018c: 'STATUS_TRUSTED_DOMAIN_FAILURE',
    0xc000018d: 'STATUS_TRUSTED_RELATIONSHIP_FAILURE',
  },
  sentences: ['broken-trust'],

  remedies: () => [
    byHand(
      'Test and mend the trust of the server',
      'server',
      'On the server, signed in with a local account: `Test-ComputerSecureChannel -Verbose` and `nltest /sc_query:DOMAIN`; `Test-ComputerSecureChannel -Repair` sets the channel up anew.',
      'On a domain controller: `setspn -X` lists names that two accounts share; NETLOGON 5722 and 5805 name machine accounts that were refused.',
      'Check the DNS servers and the clock of the server first: both look the same from outside.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'nltest /sc_query:DOMAIN, on the server',
  references: [sources.ntstatus],
});

/** The trust as the domain judges it; that no channel stands is what comes of it. */
export const brokenDomainTrust: Cause = {
  ...coded,
  uses: [...(coded.uses ?? []), 'domainChannel'],
  predicts: [...coded.predicts, 'channel-lost'],
  detect(facts) {
    const { domainChannel, logon } = facts;
    const words = trustErrors[domainChannel?.error ?? ''];
    if (
      domainChannel === undefined ||
      domainChannel.works ||
      words === undefined ||
      logon?.outcome === 'accepted'
    )
      return coded.detect(facts);
    return proven(cite('domainChannel', `the secure channel to ${domainChannel.domain}: ${words}`));
  },
  examples: [
    ...coded.examples,
    {
      name: 'nltest says that the passwords no longer match',
      facts: { domainChannel: { domain: 'corp.example', works: false, error: '0x6fd' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'recorded',
    },
    {
      name: 'nltest finds no controller',
      facts: { domainChannel: { domain: 'corp.example', works: false, error: '0x51f' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'unclear',
    },
  ],
};
