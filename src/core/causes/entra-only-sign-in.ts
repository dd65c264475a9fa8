import { offerWords } from '../codes/offer-words.ts';
import { refusedAttempts } from '../facts/situations-of-attempts.ts';
import { refusesOffer } from '../facts/situations.ts';
import { refusedEntraAccount } from '../judging/logged-refusal.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, inferred, ruledOut, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

const refusal = { outcome: 'refused', failure: 'hybridRequiredByServer', code: 5 } as const;

export const entraOnlySignIn = defineCause({
  id: 'entra-only-sign-in',
  title: 'The server accepts only sign-in by Entra ID or by redirection',
  phase: 'negotiation',
  impact: 'blocks',
  predicts: [
    'shut-out-clients',
    'unoffered-protocol',
    'required-nla',
    'required-tls',
    'refused-tls',
    'failing-since-onset',
  ],
  explanation:
    'What mstsc offers by default is refused, and an offer of Entra ID sign-in (RDSAAD) or redirected sign-in (RDSTLS) is accepted. ' +
    'Such a host is meant to be reached through a web account or a broker, not with user name and password.',
  needs: [],
  uses: ['rdpNegotiation', 'protocolAnswers', 'incident'],

  detect({ rdpNegotiation, protocolAnswers, incident }) {
    const refused = refusedEntraAccount(incident);
    if (refused !== undefined)
      return entitled(
        titles.password,
        inferred(refused.says, cite('incident', 'the name is one of Entra ID (AzureAD\\…)')),
      );
    if (rdpNegotiation === undefined || protocolAnswers === undefined) return unclear();
    if (
      rdpNegotiation.outcome === 'accepted' &&
      (rdpNegotiation.protocol === 'rdsaad' || rdpNegotiation.protocol === 'rdstls')
    )
      return entitled(
        titles[rdpNegotiation.protocol],
        inferred(
          cite(
            'rdpNegotiation',
            `the server chose ${offerWords([rdpNegotiation.protocol])}, which was not offered`,
          ),
        ),
      );
    if (rdpNegotiation.outcome === 'accepted')
      return ruledOut(cite('rdpNegotiation', 'the default offer is accepted'));
    if (rdpNegotiation.outcome !== 'refused')
      return ruledOut(cite('rdpNegotiation', `nothing was refused (${rdpNegotiation.outcome})`));
    if (rdpNegotiation.failure === 'sslCertNotOnServer' || rdpNegotiation.failure === 'inconsistentFlags')
      return ruledOut(
        cite('rdpNegotiation', `refused for another reason (failure code ${rdpNegotiation.code})`),
      );
    const modern = protocolAnswers.filter(
      ({ offer }) => offer.includes('rdsaad') || offer.includes('rdstls'),
    );
    if (modern.length === 0) return unclear(cite('protocolAnswers', 'neither RDSAAD nor RDSTLS was offered'));
    const taken = modern.find(
      ({ answer }) =>
        answer.outcome === 'accepted' && (answer.protocol === 'rdsaad' || answer.protocol === 'rdstls'),
    );
    if (taken?.answer.outcome !== 'accepted')
      return ruledOut(cite('protocolAnswers', 'Entra ID or redirected sign-in is not accepted either'));
    return entitled(
      titles[taken.answer.protocol === 'rdstls' ? 'rdstls' : 'rdsaad'],
      inferred(
        cite('rdpNegotiation', `the default offer: ${rdpNegotiation.outcome}`),
        cite('protocolAnswers', `a second offer, with ${offerWords(taken.offer)}, is accepted`),
      ),
    );
  },

  remedies: ({ rdpNegotiation, protocolAnswers = [] }) =>
    [rdpNegotiation, ...protocolAnswers.map(({ answer }) => answer)].some(
      (answer) => answer?.outcome === 'accepted' && answer.protocol === 'rdstls',
    )
      ? [
          byHand(
            'Come through the broker',
            'client',
            'Open the desktop from RD Web, from Windows App, or with the .rdp file of the collection: the broker hands out what this host wants to see.',
            'For administration, connect with `mstsc /admin` to a host of the collection that still takes NLA, or use its console.',
          ),
        ]
      : [
          byHand(
            'Sign in with the web account',
            'client',
            'In mstsc tick "Use a web account to sign in to the remote computer" (enablerdsaadauth:i:1), or use Windows App.',
            'Connect by the name of the device as Entra ID knows it: an address does not work with this sign-in.',
          ),
        ],
  settledBy: 'rdpdoctor check HOST --deep (it offers every protocol)',
  references: [sources.negotiationRequest],
  examples: [
    {
      name: 'only RDSAAD is accepted',
      ...refusesOffer('hybridRequiredByServer', 5, {
        protocolAnswers: [
          { offer: ['ssl', 'hybrid', 'hybridEx'], answer: refusal },
          { offer: ['ssl', 'rdsaad'], answer: { outcome: 'accepted', protocol: 'rdsaad', flags: 0x1f } },
        ],
      }),
      verdict: 'inferred',
    },
    {
      name: 'RDSTLS is chosen without having been offered',
      facts: { rdpNegotiation: { outcome: 'accepted', protocol: 'rdstls', flags: 0x1f } },
      verdict: 'inferred',
    },
    {
      name: 'a name of Entra ID is refused again and again',
      facts: refusedAttempts({ user: 'anna', address: '192.0.2.50', entra: true }, '0xc0000064'),
      unknown: ['rdpNegotiation', 'protocolAnswers'],
      verdict: 'inferred',
    },
    {
      name: 'RDSAAD is refused too',
      ...refusesOffer('hybridRequiredByServer', 5, {
        protocolAnswers: [
          { offer: ['ssl', 'hybrid', 'hybridEx'], answer: refusal },
          { offer: ['rdsaad'], answer: refusal },
        ],
      }),
      verdict: 'ruledOut',
    },
  ],
});

const titles = {
  rdstls: 'The server takes only people whom a broker sends to it (RDSTLS)',
  rdsaad: 'The server accepts only sign-in with Entra ID (RDSAAD)',
  password: 'Entra accounts are signed in with a password, which the server cannot check',
} as const;
