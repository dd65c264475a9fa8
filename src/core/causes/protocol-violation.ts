import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { hexOf } from '../codes/printed.ts';
import { sources } from '../judging/sources.ts';

const isProtocolError = (code: number) => code >= 0x10c9 && code <= 0x1195;
/** Codes of the same range that have a cause of their own. */
const told = [4339, 4397, 4398, 4399];

export const protocolViolation = defineCause({
  id: 'protocol-violation',
  title: 'Client and server disagree about the protocol: one of them sent what the other refuses',
  phase: 'session',
  impact: 'blocks',
  predicts: ['ended-session', 'closed-session'],
  explanation:
    'The server ended the connection for a protocol error. An outdated or unusual client, a proxy that alters the traffic, or a damaged way (a broken network card or VPN) leads there; the number names the message.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect({ sessionStart, clientError }) {
    const sent = sessionStart?.errorInfo;
    if (sent !== undefined && isProtocolError(sent) && !told.includes(sent))
      return proven(cite('sessionStart', `the server sent error info ${hexOf(sent)}`));
    const shown = clientError?.extended;
    if (shown !== undefined && isProtocolError(shown) && !told.includes(shown))
      return inferred(cite('clientError', `the client showed the extended code ${hexOf(shown)}`));
    if (sent) return ruledOut(cite('sessionStart', `the server gave another reason: ${hexOf(sent)}`));
    return sessionStart?.reached === 'connected'
      ? ruledOut(cite('sessionStart', 'a session was opened'))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Change one side to find out which',
      'client',
      'Try another, current client on the same machine, then the same client from another network.',
      'Check past any bastion or proxy.',
    ),
  ],
  wouldNotHelp: ['a new certificate: encryption works'],
  settledBy: 'rdpdoctor explain CODE, and a second client',

  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'bad capabilities', ...endsSession(0x10ea), verdict: 'measured' },
    { name: 'another reason', ...endsSession(0x7), verdict: 'ruledOut' },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
