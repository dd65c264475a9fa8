import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

const cut = { outcome: 'closed', ms: 14, bytes: 1_420, sawServerHello: true, sawCertificate: true } as const;

export const cutHandshake = defineObservation({
  id: 'cut-handshake',
  title: 'The far end closes the connection in the middle of the TLS handshake',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'The server answered with its part of the handshake and then closed, without an alert. Either something between here and the server objected to what it had seen, or the server could not finish: ' +
    'its key does not fit the certificate, or the service failed at that moment.',
  needs: ['tlsHandshake'],
  uses: ['phaseOfDeath'],

  look({ tlsHandshake: handshake, phaseOfDeath }) {
    if (handshake.outcome !== 'closed')
      return notSeen(cite('tlsHandshake', `the handshake was not closed (${handshake.outcome})`));
    const got = `${handshake.bytes} bytes received`;
    if (handshake.bytes === 0) return notSeen(cite('tlsHandshake', 'closed before anything came'));
    const last = handshake.sawCertificate
      ? 'the certificate'
      : handshake.sawServerHello
        ? 'the ServerHello'
        : 'the beginning of an answer';
    return seen(
      cite('tlsHandshake', `closed (FIN) ${handshake.ms} ms after our ClientHello, after ${last}, ${got}`),
      ...citeDeath(phaseOfDeath),
    );
  },

  remedies: () => [
    byHand(
      'Tell the server from the way',
      'server',
      'Check from the network of the server: if the handshake completes there, a device on the way cuts it.',
      'If it is cut there too: System log of the server, Schannel 36870, 36874 and 36888 at that moment.',
    ),
  ],
  wouldNotHelp: ['lowering the security layer: it removes the encryption instead of repairing it'],
  settledBy: 'the System log of the server (Schannel), or a check from its own network',
  references: [sources.tlsAlerts],
  examples: [
    {
      name: 'closed behind the certificate',
      ...endsInEncryption(cut),
      verdict: 'seen',
    },
    {
      name: 'closed in the middle of the first record',
      ...endsInEncryption({ ...cut, bytes: 71, sawServerHello: false, sawCertificate: false }),
      verdict: 'seen',
    },
    {
      name: 'closed before anything came',
      ...endsInEncryption({ ...cut, bytes: 0, sawServerHello: false, sawCertificate: false }),
      verdict: 'notSeen',
    },
  ],
});
