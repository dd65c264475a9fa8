import { offerWords } from '../codes/offer-words.ts';
import { healthy } from '../facts/healthy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

const plain = ['ssl', 'rdp', 'none'];
const accepted = { outcome: 'accepted', protocol: 'ssl', flags: 0x1f } as const;

export const unrequiredNla = defineObservation({
  id: 'unrequired-nla',
  title: 'The server shows its sign-in screen to anyone who connects, without NLA',
  phase: 'negotiation',
  impact: 'weakens',
  explanation:
    'An offer without Network Level Authentication is accepted: everybody who reaches the port gets a session with a sign-in screen before any password is checked. Often it was switched off "for testing" by following a guide. No connection fails because of it.',
  needs: ['protocolAnswers'],
  uses: ['listenerSettings'],

  look({ protocolAnswers, listenerSettings }) {
    const without = protocolAnswers.filter(({ offer }) =>
      offer.every((protocol) => plain.includes(protocol)),
    );
    if (without.length === 0) return notLooked();
    const taken = without.find(
      ({ answer }) => answer.outcome === 'accepted' && plain.includes(answer.protocol),
    );
    const setting = listenerSettings?.userAuthentication;
    const origin = setting
      ? [cite('listenerSettings', `UserAuthentication is ${Number(setting.value)}, set by ${setting.origin}`)]
      : [];
    if (taken)
      return seen(
        cite('protocolAnswers', `an offer of ${offerWords(taken.offer)} alone is accepted`),
        ...origin,
      );
    const refused = without.every(({ answer }) => answer.outcome === 'refused');
    return refused ? notSeen(cite('protocolAnswers', 'offers without NLA are refused')) : notLooked();
  },

  remedies: () => [
    {
      title: 'Require NLA',
      on: 'server',
      actions: [{ kind: 'setNla', required: true }],
    },
  ],
  wouldNotHelp: ['this against 0x904: it makes the server safer and cures no connection'],
  settledBy: 'rdpdoctor check HOST --deep (it offers every protocol)',
  references: [sources.negotiationRequest, sources.negotiationFailure],
  examples: [
    {
      name: 'TLS alone is accepted',
      facts: {
        protocolAnswers: [{ offer: ['ssl'], answer: accepted }],
        listenerSettings: {
          ...healthy.listenerSettings,
          userAuthentication: { value: false, origin: 'local' },
        },
      },
      verdict: 'seen',
    },
    { name: 'TLS alone is refused', verdict: 'notSeen' },
    {
      name: 'TLS alone is answered with Entra ID sign-in',
      facts: {
        protocolAnswers: [
          { offer: ['ssl'], answer: { outcome: 'accepted', protocol: 'rdsaad', flags: 0x1f } },
        ],
      },
      verdict: 'notLooked',
    },
    {
      name: 'only the full offer was made',
      facts: { protocolAnswers: [{ offer: ['ssl', 'hybrid', 'hybridEx'], answer: accepted }] },
      verdict: 'notLooked',
    },
  ],
});
