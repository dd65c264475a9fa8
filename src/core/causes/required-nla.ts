import { healthy } from '../facts/healthy.ts';
import { refusesOffer } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut, unclear } from './cause.ts';
import { sources } from './judging/sources.ts';

export const requiredNla = defineCause({
  id: 'required-nla',
  title: 'The server requires NLA and did not get it offered',
  stage: 'negotiate',
  impact: 'blocks',
  explanation:
    'The server lets nobody in without Network Level Authentication (CredSSP), which is the right setting. The client used here has it switched off, is too old for it, or something on the way takes it out of the request.',
  needs: [],
  uses: ['rdpNegotiation', 'protocolAnswers', 'rdpFile', 'clientError', 'listenerSettings'],
  accountsFor: ['dropped-before-sign-in'],

  detect({ rdpNegotiation, protocolAnswers, rdpFile, clientError, listenerSettings }) {
    const demand = protocolAnswers?.find(
      ({ answer }) => answer.outcome === 'refused' && answer.failure === 'hybridRequiredByServer',
    );
    const offOffer = cite('rdpFile', 'the .rdp file has enablecredsspsupport:i:0, which switches NLA off');
    const off = rdpFile?.settings['enablecredsspsupport'] === 0;
    if (rdpNegotiation?.outcome === 'refused' && rdpNegotiation.failure === 'hybridRequiredByServer')
      return found(
        'certain',
        cite(
          'rdpNegotiation',
          `refused with failure code ${rdpNegotiation.code} (HYBRID_REQUIRED_BY_SERVER); where NLA was in the offer, something on the way took it out`,
        ),
      );
    if (clientError?.code === 0xb09)
      return found('likely', cite('clientError', 'the client showed 0xB09: the server requires NLA'));
    if (!rdpNegotiation) {
      if (off && listenerSettings?.userAuthentication?.value)
        return found('likely', offOffer, cite('listenerSettings', 'UserAuthentication = 1: NLA is required'));
      return off ? unclear(offOffer) : unclear();
    }
    if (!demand)
      return off
        ? unclear(offOffer)
        : ruledOut(cite('rdpNegotiation', 'no offer was refused for lack of NLA'));
    const without = cite(
      'protocolAnswers',
      `an offer of ${demand.offer.join(' + ')} alone is refused: NLA is required`,
    );
    if (off) return found('certain', without, offOffer);
    return ruledOut(without, cite('rdpNegotiation', 'what mstsc offers is accepted'));
  },

  remedies: ({ rdpFile }) => [
    byHand(
      'Let the client use NLA',
      'client',
      rdpFile?.settings['enablecredsspsupport'] === 0
        ? 'Remove the line enablecredsspsupport:i:0 from the .rdp file.'
        : 'Use a client with NLA (every mstsc since Windows 7; FreeRDP: without -sec-nla).',
    ),
  ],
  wouldNotHelp: [
    'NLA off on the server "for testing": the sign-in screen is then open to everybody who reaches the port',
  ],
  settledBy: 'rdpdoctor check HOST FILE.rdp',
  dialogs: ['0xB09'],
  references: [sources.negotiationFailure, sources.negotiationRequest],
  examples: [
    {
      name: 'the file switches NLA off, the registry of the server requires it',
      facts: { rdpFile: { ...healthy.rdpFile, settings: { enablecredsspsupport: 0 } } },
      unknown: ['rdpNegotiation', 'protocolAnswers', 'phaseOfDeath'],
      verdict: 'found',
    },
    {
      name: 'only the client tells: 2825',
      facts: { clientError: { code: 2825, from: 'clientLog' } },
      unknown: ['rdpNegotiation', 'protocolAnswers', 'phaseOfDeath'],
      verdict: 'found',
    },
    {
      name: 'switched off in the .rdp file',
      facts: {
        rdpFile: { settings: { enablecredsspsupport: 0 }, signed: false, signedNames: [] },
      },
      verdict: 'found',
    },
    {
      name: 'the client said so',
      facts: { clientError: { code: 0xb09, from: 'dialog' } },
      verdict: 'found',
    },
    {
      name: 'refused although it was offered, behind a proxy',
      ...refusesOffer('hybridRequiredByServer', 5),
      verdict: 'found',
    },
    {
      name: 'required, and the client has it',
      facts: { protocolAnswers: healthy.protocolAnswers },
      verdict: 'ruledOut',
    },
  ],
});
