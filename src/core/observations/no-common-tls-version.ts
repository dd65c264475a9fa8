import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { enableTls12 } from '../remedy/remedies/enable-tls12.ts';
import { citeAlert, citeOtherEnd } from '../judging/alert.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

/** An id of codes/log-phrases.ts. */
const REFUSED = 'refused-own-tls-version';

export const noCommonTlsVersion = defineObservation({
  id: 'no-common-tls-version',
  title: 'The server accepts none of the TLS versions on offer',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'The server ended the handshake with alert 70 (protocol_version). TLS 1.2 is switched off in its SCHANNEL settings or by policy, or it is a server that knows only older or only newer versions.',
  needs: [],
  uses: ['tlsHandshake', 'tlsSupport', 'schannelServer', 'phaseOfDeath', 'programLogs'],
  covers: ['program-reported'],

  look({ tlsHandshake: handshake, tlsSupport, schannelServer, phaseOfDeath, programLogs }) {
    if (handshake === undefined) {
      const told = programLogs?.find(({ side, phrase }) => side === 'client' && phrase === REFUSED);
      return told === undefined
        ? notLooked()
        : seen(
            cite('programLogs', `${told.program}: the other side answered with alert 70 (protocol_version)`),
          );
    }
    if (handshake.outcome !== 'alert' || handshake.alert !== 70) return notSeen(citeOtherEnd(handshake));
    const accepted = Object.entries(tlsSupport?.versions ?? {}).filter(([, state]) => state === 'accepted');
    const off = Object.entries(schannelServer ?? {}).filter(([, { enabled }]) => enabled === false);
    return seen(
      citeAlert(handshake.alert, handshake.ms),
      ...(accepted.length > 0
        ? [cite('tlsSupport', `it accepts ${accepted.map(([name]) => name).join(', ')}`)]
        : []),
      ...(off.length > 0
        ? [cite('schannelServer', `switched off on the server: ${off.map(([name]) => name).join(', ')}`)]
        : []),
      ...citeDeath(phaseOfDeath),
    );
  },

  remedies: ({ schannelServer }) => [
    ...(schannelServer ? [enableTls12('Server')] : []),
    byHand(
      'Look which versions the server has switched off',
      'server',
      'Run the collector: it reads HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols and the policy behind it.',
      'TLS 1.2 has to be on for the server side. Leave TLS 1.0 and 1.1 off.',
    ),
  ],
  wouldNotHelp: ['a new certificate', 'switching TLS 1.0 on', 'lowering the security layer'],
  settledBy: 'rdpdoctor check HOST --deep, or the collector on the server',
  references: [
    sources.tlsAlerts,
    'https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings',
  ],
  examples: [
    { name: 'alert 70', ...endsInEncryption({ outcome: 'alert', alert: 70, ms: 5 }), verdict: 'seen' },
    {
      name: 'the log of a client holds the alert',
      facts: {
        programLogs: [
          { program: 'FreeRDP', side: 'client', phrase: REFUSED, statuses: [], gatewayStatuses: [] },
        ],
      },
      unknown: ['tlsHandshake', 'phaseOfDeath'],
      verdict: 'seen',
    },
    { name: 'nobody looked', unknown: ['tlsHandshake', 'programLogs'], verdict: 'notLooked' },
    {
      name: 'alert 40 is about ciphers',
      ...endsInEncryption({ outcome: 'alert', alert: 40, ms: 5 }),
      verdict: 'notSeen',
    },
  ],
});
