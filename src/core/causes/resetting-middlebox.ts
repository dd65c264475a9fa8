import { endsInEncryption } from '../facts/situations.ts';
import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut, unclear } from './cause.ts';
import { citeDeath } from './judging/death.ts';
import { middleboxSigns } from './judging/middlebox.ts';
import { sources } from './judging/sources.ts';

const reset = { outcome: 'reset', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false } as const;

export const resettingMiddlebox = defineCause({
  id: 'resetting-middlebox',
  title: 'The TLS handshake is reset, as a device between here and the server does',
  stage: 'secure',
  impact: 'blocks',
  explanation:
    'The connection was reset during the TLS handshake behind a negotiation that worked. Firewalls with TLS inspection, intrusion prevention and some providers do that when they meet TLS inside RDP. ' +
    'A server that cannot use its key may reset at the same place; who sent the reset is seen only by comparing both ends.',
  needs: ['tlsHandshake'],
  uses: ['capturePath', 'reportedContext', 'tcpConnect', 'phaseOfDeath', 'listenerCertificate'],
  accountsFor: ['dropped-before-sign-in'],

  detect(facts) {
    const { tlsHandshake: handshake, listenerCertificate: own } = facts;
    if (handshake.outcome === 'timedOut')
      return unclear(cite('tlsHandshake', 'nothing came back; no reset was seen'));
    if (handshake.outcome !== 'reset')
      return ruledOut(cite('tlsHandshake', `the handshake was not reset (${handshake.outcome})`));
    if (own?.keyReadableByService === false || own?.hasPrivateKey === false)
      return ruledOut(cite('listenerCertificate', 'the server cannot use its key, which explains the reset'));
    const says = cite(
      'tlsHandshake',
      `reset (RST) ${handshake.ms} ms after our ClientHello, ${handshake.bytes} bytes received`,
    );
    const signs = middleboxSigns(facts);
    return found(signs.length > 0 ? 'likely' : 'possible', says, ...signs, ...citeDeath(facts.phaseOfDeath));
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
      name: 'a forged reset',
      ...endsInEncryption(reset, { capturePath: { ...healthy.capturePath, resetTtl: 63, serverTtl: 118 } }),
      verdict: 'found',
      also: ['unusable-server-key'],
    },
    {
      name: 'a reset nobody explains',
      ...endsInEncryption(reset),
      verdict: 'found',
      also: ['unusable-server-key'],
    },
    {
      name: 'closed, not reset',
      ...endsInEncryption({ ...reset, outcome: 'closed' }),
      verdict: 'ruledOut',
      also: ['unusable-server-key'],
    },
  ],
});
