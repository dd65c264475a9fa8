import { healthy } from '../facts/healthy.ts';
import { endsInEncryption } from '../facts/situations.ts';
import { restoreCipherOrder } from '../remedy/remedies/restore-cipher-order.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeAlert, citeOtherEnd } from '../judging/alert.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

export const noCommonCipher = defineObservation({
  id: 'no-common-cipher',
  title: 'The server finds no encryption it shares with the client',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'The server ended the handshake with alert 40 (handshake_failure): of the cipher suites, groups and signatures on offer it could use none. Usually its cipher policy is too narrow, or its certificate fits none of the suites. ' +
    'Servers other than Windows also answer 40 when certificate and key do not belong together.',
  needs: ['tlsHandshake'],
  uses: ['tlsSupport', 'cipherOrder', 'phaseOfDeath', 'hostSystem', 'ntlmIdentity'],

  look({ tlsHandshake: handshake, tlsSupport, cipherOrder, phaseOfDeath }) {
    if (handshake.outcome !== 'alert' || (handshake.alert !== 40 && handshake.alert !== 71))
      return notSeen(citeOtherEnd(handshake));
    if (handshake.sawServerHello)
      return notSeen(cite('tlsHandshake', 'the server had chosen a cipher suite before it sent the alert'));
    const suites = tlsSupport?.suites ?? [];
    return seen(
      citeAlert(handshake.alert, handshake.ms),
      ...(suites.length > 0 ? [cite('tlsSupport', `the server takes only: ${suites.join(', ')}`)] : []),
      ...(cipherOrder
        ? [
            cite(
              'cipherOrder',
              `cipher order set by ${cipherOrder.origin}: ${cipherOrder.suites.length} suites`,
            ),
          ]
        : []),
      ...citeDeath(phaseOfDeath),
    );
  },

  remedies: (facts) => [
    ...restoreCipherOrder(facts),
    byHand(
      'Give the server suites that current clients have',
      'server',
      'Run the collector: it reads the cipher order and the SCHANNEL keys. TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 has to be among the suites for an RSA certificate.',
      'If the suites are fine, check that the bound certificate has its own private key.',
    ),
  ],
  wouldNotHelp: [
    'lowering the security layer: it removes the encryption instead of repairing it',
    'NLA off: it needs the same TLS',
  ],
  settledBy:
    'rdpdoctor check HOST --deep (it lists what the server accepts), or Schannel 36874 in the System log of the server',
  references: [sources.tlsAlerts, 'https://github.com/FreeRDP/FreeRDP/issues/7769'],
  examples: [
    { name: 'alert 40', ...endsInEncryption({ outcome: 'alert', alert: 40, ms: 5 }), verdict: 'seen' },
    {
      name: 'and only one old suite is accepted',
      ...endsInEncryption(
        { outcome: 'alert', alert: 40, ms: 5 },
        { tlsSupport: { ...healthy.tlsSupport, suites: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'] } },
      ),
      verdict: 'seen',
    },
    {
      name: 'alert 70 is about the version',
      ...endsInEncryption({ outcome: 'alert', alert: 70, ms: 5 }),
      verdict: 'notSeen',
    },
  ],
});
