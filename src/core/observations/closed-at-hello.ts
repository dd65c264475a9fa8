import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

const closed = { outcome: 'closed', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false } as const;
const plain = { outcome: 'accepted', protocol: 'ssl', flags: 1 } as const;

export const closedAtHello = defineObservation({
  id: 'closed-at-hello',
  title: 'The server closes the connection as soon as encryption begins',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  explanation:
    'TLS was agreed on, and the connection ended at the first TLS message, before a certificate was shown. Two things do that and look the same from outside: a Windows host whose service cannot use its certificate (the private key cannot be read, or the certificate is gone), ' +
    'and a device in between that forbids this TLS. The System log of the server tells them apart (Schannel 36870).',
  needs: ['tlsHandshake'],
  uses: ['phaseOfDeath'],

  look({ tlsHandshake: handshake, phaseOfDeath }) {
    if (handshake.outcome !== 'closed')
      return notSeen(cite('tlsHandshake', `the handshake was not closed (${handshake.outcome})`));
    if (handshake.sawServerHello) return notSeen(cite('tlsHandshake', 'the server had answered before'));
    if (handshake.bytes > 0)
      return notSeen(cite('tlsHandshake', `an answer had begun: ${handshake.bytes} bytes received`));
    return seen(
      cite('tlsHandshake', `closed (FIN) ${handshake.ms} ms after our ClientHello, without a byte`),
      ...citeDeath(phaseOfDeath),
    );
  },

  remedies: () => [
    byHand(
      'Prove it in the log of the server',
      'server',
      'Look in its System log for Schannel 36870 and TerminalServices-RemoteConnectionManager 1057 or 1058 at the time of the attempts, or run the collector.',
      'If they are there: `rdpdoctor fix` repairs the access list of the one RDP key file, or has Windows make a new certificate.',
    ),
  ],
  wouldNotHelp: [
    'renaming MachineKeys: it orphans every machine key of the host; one key file is concerned at most',
    'lowering the security layer: it removes the encryption instead of repairing it',
  ],
  settledBy: 'rdpdoctor check HOST System.evtx (of the server), or the collector on the server',
  dialogs: ['0x904/0x7', '0x904', '0x404'],
  references: [sources.generalTroubleshooting, sources.internalError],
  examples: [
    { name: 'a Windows host closes after the ClientHello', ...endsInEncryption(closed), verdict: 'seen' },
    {
      name: 'another RDP server does',
      ...endsInEncryption(closed, { rdpNegotiation: plain }),
      verdict: 'seen',
    },
    {
      name: 'a record had begun',
      ...endsInEncryption({ ...closed, bytes: 71 }),
      verdict: 'notSeen',
    },
    {
      name: 'an alert',
      ...endsInEncryption({ outcome: 'alert', alert: 40, ms: 5 }),
      verdict: 'notSeen',
    },
  ],
});
