import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

const reset = { outcome: 'reset', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false } as const;

export const resetInHandshake = defineObservation({
  id: 'reset-in-handshake',
  title: 'The connection is reset in the TLS handshake',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'The connection was reset during the TLS handshake, after a negotiation that worked. Firewalls with TLS inspection, intrusion prevention and some providers do that when they meet TLS inside RDP. ' +
    'A server that cannot use its key may reset at the same place; who sent the reset is seen only by comparing both ends.',
  needs: ['tlsHandshake'],
  uses: ['phaseOfDeath'],

  look({ tlsHandshake: handshake, phaseOfDeath }) {
    if (handshake.outcome !== 'reset')
      return notSeen(cite('tlsHandshake', `the handshake was not reset (${handshake.outcome})`));
    return seen(
      cite(
        'tlsHandshake',
        `reset (RST) ${handshake.ms} ms after our ClientHello, ${handshake.bytes} bytes received`,
      ),
      ...citeDeath(phaseOfDeath),
    );
  },

  remedies: () => [
    byHand(
      'Find who sends the reset',
      'network',
      'Try from the network of the server, or by another way (VPN, phone hotspot): if it works there, the device is on this way.',
      'Record both ends at once (`pktmon` on the server): a reset the server never sent comes from in between.',
      'Exempt TCP 3389 to this server from TLS inspection, or connect through the gateway or VPN that is meant for it.',
    ),
  ],
  wouldNotHelp: [
    'excluding mstsc.exe from the antivirus of the client, unless that antivirus is the device that inspects',
  ],
  settledBy: 'a capture on both ends, or rdpdoctor check from the network of the server',
  dialogs: ['0x904', '0x404'],
  references: ['https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2', sources.disconnectReasons],
  examples: [
    {
      name: 'a reset nobody explains',
      ...endsInEncryption(reset),
      verdict: 'seen',
    },
    {
      name: 'closed, not reset',
      ...endsInEncryption({ ...reset, outcome: 'closed' }),
      verdict: 'notSeen',
    },
  ],
});
