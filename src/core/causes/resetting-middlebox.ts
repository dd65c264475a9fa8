import { healthy } from '../facts/healthy.ts';
import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { middleboxSigns } from '../judging/middlebox.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineCause, inferred, ruledOut, suspected, unclear } from './cause.ts';

const reset = { outcome: 'reset', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false } as const;

export const resettingMiddlebox = defineCause({
  id: 'resetting-middlebox',
  title: 'A device between here and the server cuts the TLS handshake',
  phase: 'encryption',
  impact: 'blocks',
  predicts: [
    'reset-in-handshake',
    'closed-at-hello',
    'cut-handshake',
    'stalled-handshake',
    'dropped-before-sign-in',
  ],
  explanation:
    'Firewalls with TLS inspection, intrusion prevention and some providers cut a connection when they meet TLS inside RDP. ' +
    'A server that cannot use its key may end it at the same place; who sent the end is seen only by comparing both sides or both ways.',
  needs: ['tlsHandshake'],
  uses: ['capturePath', 'reportedContext', 'tcpConnect', 'listenerCertificate'],

  detect(facts) {
    const { tlsHandshake: handshake, reportedContext, listenerCertificate: own } = facts;
    if (handshake.outcome === 'completed')
      return ruledOut(cite('tlsHandshake', `${handshake.version} completes from here`));
    if (own?.keyReadableByService === false || own?.hasPrivateKey === false)
      return ruledOut(cite('listenerCertificate', 'the server cannot use its key, which explains the end'));
    if (reportedContext?.viaOtherPathWorks === false)
      return ruledOut(cite('reportedContext', 'by another path it fails too'));
    const signs = middleboxSigns(facts);
    if (signs.length > 0) return inferred(...signs);
    if (handshake.outcome === 'reset')
      return suspected(cite('tlsHandshake', 'a reset is what such devices send'));
    return handshake.outcome === 'closed' && handshake.bytes === 0
      ? suspected(cite('tlsHandshake', 'such devices close at the first TLS message too'))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Find the device on the way',
      'network',
      'Try from the network of the server, or by another way (VPN, phone hotspot): if it works there, the device is on this way.',
      'Record both ends at once (`pktmon` on the server): a reset the server never sent comes from in between.',
      'Exempt TCP 3389 to this server from TLS inspection, or connect through the gateway or VPN that is meant for it.',
    ),
  ],
  wouldNotHelp: [
    'excluding mstsc.exe from the antivirus of the client, unless that antivirus is the device that inspects',
  ],
  settledBy: 'the same check with --other-path works|fails, or a capture on both ends',
  dialogs: ['0x904', '0x404'],
  references: ['https://www.rfc-editor.org/rfc/rfc9293#section-3.5.2', sources.disconnectReasons],
  examples: [
    {
      name: 'the reset has another TTL than the server',
      ...endsInEncryption(reset, { capturePath: { ...healthy.capturePath, resetTtl: 63, serverTtl: 118 } }),
      verdict: 'inferred',
    },
    {
      name: 'right behind the certificate',
      ...endsInEncryption({ ...reset, ms: 60, bytes: 2_241, sawServerHello: true, sawCertificate: true }),
      verdict: 'inferred',
    },
    {
      name: 'long behind the certificate: somebody gave up',
      ...endsInEncryption({ ...reset, ms: 23_700, bytes: 2_241, sawServerHello: true, sawCertificate: true }),
      verdict: 'suspected',
    },
    {
      name: 'by another path it works',
      ...endsInEncryption({ ...reset, outcome: 'closed' }, { reportedContext: { viaOtherPathWorks: true } }),
      verdict: 'told',
    },
    { name: 'a reset nobody explains', ...endsInEncryption(reset), verdict: 'suspected' },
    {
      name: 'a close nobody explains',
      ...endsInEncryption({ ...reset, outcome: 'closed' }),
      verdict: 'suspected',
    },
    {
      name: 'by another path it fails too',
      ...endsInEncryption(reset, { reportedContext: { viaOtherPathWorks: false } }),
      verdict: 'ruledOut',
    },
    { name: 'the handshake completes', verdict: 'ruledOut' },
  ],
});
