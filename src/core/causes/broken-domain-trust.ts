import { byHand } from '../remedy/remedy.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { codedCause } from './coded-cause.ts';

export const brokenDomainTrust = codedCause({
  id: 'broken-domain-trust',
  title: 'The domain does not accept the server itself, so nobody of the domain can sign in there',
  phase: 'signIn',
  impact: 'blocks',
  shows: ['domain-not-asked'],
  explanation:
    'The password was not even looked at: the machine account of the server, or the trust between its domain and that of the person, is refused. A restored or cloned machine, a machine account that was deleted or reset, and a name that two accounts in the domain share lead there.',
  statuses: {
    0xc000018b: 'STATUS_NO_TRUST_SAM_ACCOUNT',
    0xc000018c: 'STATUS_TRUSTED_DOMAIN_FAILURE',
    0xc000018d: 'STATUS_TRUSTED_RELATIONSHIP_FAILURE',
  },
  sentences: ['broken-trust'],

  remedies: () => [
    byHand(
      'Test and mend the trust of the server',
      'server',
      'On the server, signed in with a local account, in Windows PowerShell (7 does not have it): `Test-ComputerSecureChannel -Verbose` and `nltest /sc_query:DOMAIN`; `Test-ComputerSecureChannel -Repair` sets the channel up anew.',
      'On a domain controller: `setspn -X` lists names that two accounts share; NETLOGON 5722 and 5805 name machine accounts that were refused.',
      'Check the DNS servers and the clock of the server first: both look the same from outside.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'nltest /sc_query:DOMAIN, on the server',
  references: [sources.ntstatus],
});
