import { channels, coverageOf, tallyOf, tallyWhere } from '../facts/event-log.ts';
import { event, offTheWire, oneEvent, withEvents } from '../facts/situations-of-logs.ts';
import {
  cite,
  citeEvent,
  citeSilence,
  defineCause,
  inferred,
  proven,
  ruledOut,
  suspected,
  unclear,
} from './cause.ts';
import {
  compareCipherLists,
  restoreCipherOrder,
  stillOffered,
} from '../remedy/remedies/restore-cipher-order.ts';

export const disjointCipherSuites = defineCause({
  id: 'disjoint-cipher-suites',
  title: 'Client and server have no cipher suite in common',
  phase: 'encryption',
  impact: 'blocks',
  predicts: [
    'no-common-cipher',
    'reset-in-handshake',
    'closed-at-hello',
    'dropped-before-sign-in',
    'failed-security-layer',
  ],
  explanation:
    'The server has no cipher suite in common with the client: it logged so (Schannel 36874), or its own list holds none that clients offer. The list of one side was shortened, usually by the policy "SSL Cipher Suite Order", or the certificate\'s key type fits none of the suites.',
  needs: [],
  uses: ['serverEvents', 'cipherOrder', 'tlsHandshake', 'hostSystem', 'ntlmIdentity'],

  detect({ serverEvents: log, cipherOrder, tlsHandshake }) {
    const suites = cipherOrder?.suites ?? [];
    if (
      suites.length > 0 &&
      !suites.some((suite) => stillOffered.test(suite)) &&
      tlsHandshake?.outcome !== 'completed'
    )
      return inferred(
        cite(
          'cipherOrder',
          `set by ${cipherOrder?.origin}, and no current client offers any of it: ${suites.join(', ')}`,
        ),
      );
    const none = tallyOf(log, 'schannel', 36874);
    if (none) {
      const rdp = tallyWhere(log, 'rdpcorets', 139, (fields) =>
        /80090304|80090331/i.test(Object.values(fields).join(' ')),
      );
      return (
        // Schannel serves every program of the host; only RdpCoreTS 139 ties it to Remote Desktop.
        (rdp ? proven : suspected)(
          citeEvent(none, 'no common cipher suite'),
          ...(rdp ? [citeEvent(rdp, 'the security layer of Remote Desktop disconnected a client')] : []),
          ...(cipherOrder?.origin === 'policy'
            ? [
                cite(
                  'cipherOrder' as const,
                  `the order comes from policy: ${cipherOrder.suites.length} suites`,
                ),
              ]
            : []),
        )
      );
    }
    const covered = coverageOf(log, channels.system);
    return covered ? ruledOut(citeSilence(covered, 'System', 'Schannel 36874')) : unclear();
  },

  remedies: (facts) => {
    const restore = restoreCipherOrder(facts);
    return restore.length === 0 ? [compareCipherLists] : restore;
  },
  wouldNotHelp: ['a new certificate of the same key type'],
  settledBy: 'the System and RdpCoreTS logs of the server',
  dialogs: ['0x904/0x7'],
  references: [
    'https://github.com/FreeRDP/FreeRDP/issues/7769',
    'https://learn.microsoft.com/windows-server/security/tls/manage-tls',
  ],
  examples: [
    {
      name: 'the policy holds RC4 only',
      facts: { cipherOrder: { origin: 'policy', suites: ['TLS_RSA_WITH_RC4_128_SHA'], curves: [] } },
      unknown: offTheWire,
      verdict: 'inferred',
    },
    {
      name: 'the list of the machine itself holds RC4 only',
      facts: { cipherOrder: { origin: 'local', suites: ['TLS_RSA_WITH_RC4_128_SHA'], curves: [] } },
      unknown: offTheWire,
      verdict: 'inferred',
    },
    {
      name: '36874 with RdpCoreTS 139',
      facts: withEvents(
        event('schannel', 36874, { Protocol: 'TLS 1.2' }),
        event('rdpcorets', 139, { ResultCode: '0x80090304', IPString: '192.0.2.50' }),
      ),
      verdict: 'logged',
    },
    {
      name: '36874 alone, perhaps of another program',
      facts: oneEvent('schannel', 36874, { Protocol: 'TLS 1.2' }),
      verdict: 'suspected',
    },
    { name: 'no such event', verdict: 'ruledOut' },
    { name: 'no System log', facts: { serverEvents: { tallies: [], covers: [] } }, verdict: 'unclear' },
  ],
});
