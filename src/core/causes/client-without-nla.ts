import { offerWords } from '../codes/offer-words.ts';
import { healthy } from '../facts/healthy.ts';
import { byHand, type Remedy } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';

/** 2825, disconnect reason of a client that has no NLA to offer. */
const NLA_REQUIRED = 0xb09;

export const clientWithoutNla = defineCause({
  id: 'client-without-nla',
  title: 'The client does not offer NLA, and the server requires it',
  phase: 'negotiation',
  impact: 'blocks',
  predicts: ['required-nla', 'client-reported', 'dropped-before-sign-in'],
  explanation:
    'The server lets nobody in without Network Level Authentication (CredSSP), which is the right setting. The client has it switched off or is too old for it.',
  needs: [],
  uses: ['rdpNegotiation', 'protocolAnswers', 'rdpFile', 'clientError', 'listenerSettings'],

  detect({ rdpNegotiation, protocolAnswers, rdpFile, clientError, listenerSettings }) {
    const off = rdpFile?.settings['enablecredsspsupport'] === 0;
    const offOffer = cite('rdpFile', 'the .rdp file has enablecredsspsupport:i:0, which switches NLA off');
    const demand = protocolAnswers?.find(
      ({ answer }) => answer.outcome === 'refused' && answer.failure === 'hybridRequiredByServer',
    );
    if (off && demand)
      return proven(
        cite('protocolAnswers', `an offer of ${offerWords(demand.offer)} alone is refused: NLA is required`),
        offOffer,
      );
    if (off && listenerSettings?.userAuthentication?.value)
      return inferred(offOffer, cite('listenerSettings', 'UserAuthentication = 1: NLA is required'));
    if (clientError?.code === NLA_REQUIRED)
      return proven(cite('clientError', 'the client showed 0xB09: the server requires NLA'));
    if (off) return unclear(offOffer);
    return rdpNegotiation?.outcome === 'accepted'
      ? ruledOut(cite('rdpNegotiation', 'what mstsc offers is accepted'))
      : unclear();
  },

  remedies: ({ rdpFile }) => {
    const off = rdpFile?.settings['enablecredsspsupport'] === 0;
    return [
      ...(off && rdpFile.path !== undefined ? [withNla(rdpFile.path)] : []),
      byHand(
        'Let the client use NLA',
        'client',
        off
          ? 'Remove the line enablecredsspsupport:i:0 from the .rdp file.'
          : 'Use a client with NLA (every mstsc since Windows 7; FreeRDP: without -sec-nla).',
      ),
    ];
  },
  wouldNotHelp: [
    'NLA off on the server "for testing": the sign-in screen is then open to everybody who reaches the port',
  ],
  settledBy: 'rdpdoctor check HOST FILE.rdp',
  dialogs: ['0xB09'],
  references: [sources.negotiationFailure, sources.negotiationRequest],
  examples: [
    {
      name: 'switched off in the .rdp file, required by the registry of the server',
      facts: { rdpFile: { ...healthy.rdpFile, settings: { enablecredsspsupport: 0 } } },
      unknown: ['rdpNegotiation', 'protocolAnswers', 'phaseOfDeath'],
      verdict: 'inferred',
    },
    {
      name: 'only the client tells: 2825',
      facts: { clientError: { code: 2825, from: 'clientLog' } },
      unknown: ['rdpNegotiation', 'protocolAnswers', 'phaseOfDeath'],
      verdict: 'told',
    },
    {
      name: 'switched off in the .rdp file, refused on the wire',
      facts: { rdpFile: { settings: { enablecredsspsupport: 0 }, signed: false, signedNames: [] } },
      verdict: 'measured',
    },
    {
      name: 'switched off in an .rdp file of this client',
      facts: {
        rdpFile: {
          path: 'C:\\Users\\anna\\srv01.rdp',
          settings: { enablecredsspsupport: 0 },
          signed: false,
          signedNames: [],
        },
      },
      verdict: 'measured',
    },
    { name: 'required, and the client has it', verdict: 'ruledOut' },
    {
      name: 'switched off, and nobody knows what the server asks for',
      facts: { rdpFile: { ...healthy.rdpFile, settings: { enablecredsspsupport: 0 } } },
      unknown: ['protocolAnswers', 'listenerSettings'],
      verdict: 'unclear',
    },
    {
      name: 'nothing was asked',
      unknown: ['rdpNegotiation', 'protocolAnswers', 'rdpFile'],
      verdict: 'unclear',
    },
    {
      name: 'the client told another number',
      facts: { clientError: { code: 2826, from: 'clientLog' } },
      unknown: ['rdpNegotiation', 'protocolAnswers'],
      verdict: 'unclear',
    },
  ],
});

function withNla(path: string): Remedy {
  return {
    title: 'Switch NLA on in a copy of the .rdp file',
    on: 'client',
    actions: [{ kind: 'rewriteRdpFile', path, set: { enablecredsspsupport: 1 }, remove: [] }],
  };
}
