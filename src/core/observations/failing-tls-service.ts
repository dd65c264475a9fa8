import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineObservation, notSeen, seen } from './observation.ts';
import { citeAlert, citeOtherEnd } from '../judging/alert.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

export const failingTlsService = defineObservation({
  id: 'failing-tls-service',
  title: 'The TLS part of the server fails by its own account',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'The server ended the handshake with alert 80 (internal_error): the fault is inside it, not in the offer. A key it cannot use, a broken certificate, or TLS settings that contradict each other lead there.',
  needs: ['tlsHandshake'],
  uses: ['phaseOfDeath'],

  look({ tlsHandshake: handshake, phaseOfDeath }) {
    if (handshake.outcome !== 'alert' || handshake.alert !== 80) return notSeen(citeOtherEnd(handshake));
    return seen(citeAlert(handshake.alert, handshake.ms), ...citeDeath(phaseOfDeath));
  },

  remedies: () => [
    byHand(
      'Read what the server logged at that moment',
      'server',
      'On Windows: System log, Schannel 36870, 36871 and 36888, or run the collector. On xrdp: its log, and ssl_protocols and tls_ciphers in xrdp.ini.',
    ),
  ],
  wouldNotHelp: ['another client: the server says that the fault is its own'],
  settledBy: 'the System log of the server (Schannel), or the collector on it',
  references: [sources.tlsAlerts],
  examples: [
    { name: 'alert 80', ...endsInEncryption({ outcome: 'alert', alert: 80, ms: 5 }), verdict: 'seen' },
    {
      name: 'alert 40',
      ...endsInEncryption({ outcome: 'alert', alert: 40, ms: 5 }),
      verdict: 'notSeen',
    },
  ],
});
