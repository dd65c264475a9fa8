import { tallyOf } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import { behindTls } from '../judging/guides.ts';
import { signedInSince } from '../judging/works-since.ts';
import {
  cite,
  citeEvent,
  defineCause,
  inferred,
  proven,
  provenAs,
  ruledOut,
  suspected,
  unclear,
} from './cause.ts';

/** Win32 errors of nltest that say why, [MS-ERREF] 2.2. */
const words: Readonly<Record<string, string>> = {
  '0x5': 'ERROR_ACCESS_DENIED: the channel is refused, or who asked may not ask',
  '0x51f': 'ERROR_NO_LOGON_SERVERS: no domain controller is found',
  '0x54b': 'ERROR_NO_SUCH_DOMAIN: the domain is not found',
  '0x6ba': 'RPC_S_SERVER_UNAVAILABLE: the domain controller does not answer',
  '0x6fa': 'ERROR_NO_TRUST_LSA_SECRET: the server has lost its own password',
  '0x6fb': 'ERROR_NO_TRUST_SAM_ACCOUNT: the domain has no account for the server',
  '0x6fc': 'ERROR_TRUSTED_DOMAIN_FAILURE: the trust with the domain of the person failed',
  '0x6fd': 'ERROR_TRUSTED_RELATIONSHIP_FAILURE: the passwords of the two no longer match',
};
/** Also what nltest says to one who may not ask. */
const accessDenied = '0x5';

const noSignIn = ['logon', 'earlyUserAuth', 'sessionStart'] as const;

export const lostDomainChannel = defineCause({
  id: 'lost-domain-channel',
  title: 'The server has lost its secure channel to the domain',
  phase: 'signIn',
  impact: 'blocks',
  predicts: ['refused-logon', 'closed-credssp', 'denied-early', 'domain-not-asked'],
  shows: ['channel-lost'],
  rare: true,
  explanation:
    'A member checks the passwords of domain accounts over a channel that it opens with the password of its own machine account. Without it nobody of the domain can sign in there; local accounts still can. No controller in reach, a restored image and a reset machine account lead there.',
  needs: [],
  uses: ['domainChannel', 'serverEvents', 'arrivals', 'services', 'logon'],

  detect({ domainChannel, serverEvents: log, arrivals, services, logon }) {
    const refused = tallyOf(log, 'netlogon', 3210);
    const unfound = tallyOf(log, 'netlogon', 5719, 5721);
    const logged = [
      ...(refused ? [citeEvent(refused, 'the domain controller did not accept the server')] : []),
      ...(unfound ? [citeEvent(unfound, 'no secure channel to a domain controller could be opened')] : []),
    ];
    const stopped =
      services?.['Netlogon']?.state === 'stopped' ? [cite('services', 'Netlogon is stopped')] : [];
    if (domainChannel?.works)
      return ruledOut(cite('domainChannel', `the channel to ${domainChannel.domain} works`));
    if (domainChannel) {
      const { domain, error } = domainChannel;
      const says = cite(
        'domainChannel',
        error === undefined
          ? `the channel to ${domain} does not work`
          : `nltest /sc_query:${domain}: ${words[error] ?? error}`,
      );
      if (error === accessDenied) return suspected(says, ...stopped, ...logged);
      if (error === undefined) return inferred(says, ...stopped, ...logged);
      return logon?.outcome === 'accepted'
        ? provenAs(
            'degrades',
            says,
            cite('logon', 'the account was accepted all the same'),
            ...stopped,
            ...logged,
          )
        : proven(says, ...stopped, ...logged);
    }
    // At start, before the network is there, 5719 is ordinary.
    if (!refused) return unfound ? suspected(...logged) : unclear();
    const since = signedInSince(arrivals, refused.last);
    return since ? ruledOut(...logged, since) : inferred(...logged);
  },

  remedies: () => [
    byHand(
      'Mend the channel',
      'server',
      'Signed in with a local account: check the DNS servers (`ipconfig /all`: only those of the domain) and the clock (`w32tm /query /status`) first.',
      'In Windows PowerShell (7 does not have it): `Test-ComputerSecureChannel -Verbose` says whether it works; `Test-ComputerSecureChannel -Repair -Credential DOMAIN\\admin` sets it up anew. Neither needs a restart or leaving the domain.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'nltest /sc_query:DOMAIN on the server, as administrator',
  references: [
    'https://learn.microsoft.com/openspecs/windows_protocols/ms-nrpc/273b6905-782d-4a7e-a2e4-4337816916e0',
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.management/test-computersecurechannel',
  ],
  examples: [
    {
      name: 'the passwords no longer match',
      facts: { domainChannel: { domain: 'corp.example', works: false, error: '0x6fd' } },
      unknown: noSignIn,
      verdict: 'recorded',
    },
    {
      name: 'no controller, and yet the account was accepted',
      facts: { domainChannel: { domain: 'corp.example', works: false, error: '0x51f' } },
      verdict: 'recorded',
    },
    {
      name: 'Test-ComputerSecureChannel says False',
      facts: { domainChannel: { domain: 'corp.example', works: false } },
      unknown: noSignIn,
      verdict: 'inferred',
    },
    {
      name: 'who asked may not ask',
      facts: { domainChannel: { domain: 'corp.example', works: false, error: '0x5' } },
      verdict: 'suspected',
    },
    {
      name: 'NETLOGON 3210 and no sign-in since',
      facts: oneEvent('netlogon', 3210),
      unknown: ['domainChannel', ...noSignIn],
      verdict: 'inferred',
    },
    {
      name: 'NETLOGON 5719 alone',
      facts: oneEvent('netlogon', 5719),
      unknown: ['domainChannel'],
      verdict: 'suspected',
    },
    { name: 'it works', verdict: 'ruledOut' },
  ],
});
