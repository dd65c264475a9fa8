import { healthy } from '../facts/healthy.ts';
import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, ruledOut, suspected } from './cause.ts';

/** Bytes of a flight whose first packet was small: that it stops there is no sign of a limit on size. */
const SMALL_PACKET = 500;
const stalled = {
  outcome: 'timedOut',
  ms: 5_000,
  bytes: 0,
  sawServerHello: false,
  sawCertificate: false,
} as const;
const flight = { outcome: 'stalled', bytes: 0, stalledMs: 5_000, smallAnswerArrives: true } as const;

export const pathMtuBlackHole = defineCause({
  id: 'path-mtu-black-hole',
  title: 'Large packets from the server get lost on the way: a path-MTU black hole',
  phase: 'encryption',
  impact: 'blocks',
  predicts: ['dropped-before-sign-in', 'stalled-handshake', 'reset-in-handshake', 'packets-lost'],
  explanation:
    'Small answers arrive and the large one, with the certificate, never does. Somewhere on the way (often a VPN or PPPoE link) packets may only be smaller, ' +
    'and the message that would tell the server so is dropped by a firewall. So the connection opens and then hangs.',
  needs: ['largeFlight'],
  uses: ['capturePath', 'tlsHandshake', 'clientInstall'],

  detect({ largeFlight, capturePath, tlsHandshake, clientInstall }) {
    if (tlsHandshake?.outcome === 'completed')
      return ruledOut(cite('tlsHandshake', 'the handshake completes, so the large answer arrives'));
    if (largeFlight.outcome === 'arrived')
      return ruledOut(cite('largeFlight', `a large answer of ${largeFlight.bytes} bytes arrives`));
    if (largeFlight.outcome === 'stalledAndSmallToo')
      return ruledOut(cite('largeFlight', 'small answers do not arrive either'));
    const says = cite('largeFlight', `the large answer stops after ${largeFlight.bytes} bytes`);
    const small = largeFlight.smallAnswerArrives
      ? [cite('largeFlight', 'a small answer, asked for in the same way, arrives')]
      : [];
    const icmp =
      capturePath && capturePath.icmpFragNeeded > 0
        ? [cite('capturePath', `${capturePath.icmpFragNeeded} ICMP messages "fragmentation needed"`)]
        : [];
    const vpn = clientInstall?.vpnActive ? [cite('clientInstall', 'a VPN is connected')] : [];
    const gaveUp = largeFlight.bytes > 0 && largeFlight.bytes < SMALL_PACKET;
    return (icmp.length > 0 || (small.length > 0 && !gaveUp) ? inferred : suspected)(
      says,
      ...small,
      ...icmp,
      ...vpn,
    );
  },

  remedies: () => [
    byHand(
      'Find the largest packet that passes, and let the way handle it',
      'network',
      'From the client: `ping HOST -f -l 1372`, smaller until it answers; 28 bytes more is the MTU of the way.',
      'On the firewall or VPN: let ICMP "fragmentation needed" (IPv6: "packet too big") through, or clamp the TCP MSS to that MTU minus 40.',
    ),
    byHand(
      'As a stop-gap on the client',
      'client',
      'Lower the MTU of the VPN adapter: `netsh interface ipv4 set subinterface "NAME" mtu=1300 store=active` (until the next restart).',
    ),
  ],
  wouldNotHelp: [
    'a new certificate of the same size',
    'NLA off: the certificate is sent before sign-in in any case',
  ],
  settledBy: 'ping HOST -f -l 1472, then smaller',
  references: ['https://www.rfc-editor.org/rfc/rfc2923', 'https://www.rfc-editor.org/rfc/rfc4821'],
  examples: [
    {
      name: 'the certificate never arrives, small answers do',
      ...endsInEncryption(stalled, { largeFlight: flight }),
      verdict: 'inferred',
    },
    {
      name: 'the server sends it again and again, is told that it is too large, and gives up',
      ...endsInEncryption(
        { outcome: 'reset', ms: 23_700, bytes: 2_241, sawServerHello: true, sawCertificate: true },
        {
          largeFlight: { outcome: 'stalled', bytes: 0, stalledMs: 23_700 },
          capturePath: { ...healthy.capturePath, icmpFragNeeded: 6 },
        },
      ),
      verdict: 'inferred',
    },
    {
      name: 'nobody asked for a small answer',
      ...endsInEncryption(
        { ...stalled, bytes: 536 },
        { largeFlight: { outcome: 'stalled', bytes: 536, stalledMs: 5_000 } },
      ),
      verdict: 'suspected',
    },
    {
      name: 'a short ServerHello arrives and nothing behind it',
      ...endsInEncryption(
        { ...stalled, bytes: 93, sawServerHello: true },
        { largeFlight: { ...flight, bytes: 93 } },
      ),
      verdict: 'suspected',
    },
    {
      name: 'nothing at all arrives',
      ...endsInEncryption(stalled),
      verdict: 'ruledOut',
    },
    { name: 'a healthy way', facts: { largeFlight: healthy.largeFlight }, verdict: 'ruledOut' },
  ],
});
