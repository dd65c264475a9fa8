import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeAlert } from '../judging/alert.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

const told = [40, 70, 71, 80];
/** Alerts about the offer: behind a ServerHello, which takes the offer, they mean something else. */
const early = [40, 71];

export const unexpectedTlsAlert = defineObservation({
  id: 'unexpected-tls-alert',
  title: 'The server ends the TLS handshake with an alert that Remote Desktop does not normally send',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'The handshake ended with a TLS alert other than the usual ones. Its number says what the far end objected to; that a plain Remote Desktop server sends it is unusual, so a proxy in front may be the one that objects.',
  needs: ['tlsHandshake'],
  uses: ['phaseOfDeath'],

  look({ tlsHandshake: handshake, phaseOfDeath }) {
    if (handshake.outcome !== 'alert')
      return notSeen(cite('tlsHandshake', `no alert (${handshake.outcome})`));
    if (told.includes(handshake.alert) && !(handshake.sawServerHello && early.includes(handshake.alert)))
      return notSeen(cite('tlsHandshake', `alert ${handshake.alert} has a meaning of its own`));
    return seen(citeAlert(handshake.alert, handshake.ms), ...citeDeath(phaseOfDeath));
  },

  remedies: () => [
    byHand(
      'Find out who objects',
      'network',
      'Check from the network of the server: if the handshake completes there, a device in between objects.',
      'On the server: System log, Schannel 36887 and 36888 name the alert from its side.',
    ),
  ],
  settledBy: 'the System log of the server (Schannel 36888), or a check from its own network',
  references: [sources.tlsAlerts],
  examples: [
    {
      name: 'unrecognized_name',
      ...endsInEncryption({ outcome: 'alert', alert: 112, ms: 5 }),
      verdict: 'seen',
    },
    {
      name: 'alert 40 behind a ServerHello',
      ...endsInEncryption({ outcome: 'alert', alert: 40, ms: 5, sawServerHello: true }),
      verdict: 'seen',
    },
    {
      name: 'alert 70',
      ...endsInEncryption({ outcome: 'alert', alert: 70, ms: 5 }),
      verdict: 'notSeen',
    },
  ],
});
