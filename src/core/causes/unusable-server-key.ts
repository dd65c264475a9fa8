import { endsInEncryption } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut, unclear } from './cause.ts';
import { citeDeath } from './judging/death.ts';
import { middleboxSigns } from './judging/middlebox.ts';
import { sources } from './judging/sources.ts';
import { looksLikeWindows } from './judging/windows.ts';

const closed = { outcome: 'closed', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false } as const;
const plain = { outcome: 'accepted', protocol: 'ssl', flags: 1 } as const;

export const unusableServerKey = defineCause({
  id: 'unusable-server-key',
  title:
    'The server drops the TLS handshake at once, as it does when it cannot use the key of its certificate',
  stage: 'secure',
  impact: 'blocks',
  explanation:
    'The server agreed to TLS and then ended the connection at the first TLS message, before it showed a certificate. A Windows host does that when its service cannot read the private key, ' +
    'or when the certificate it is bound to is gone. A device in between that forbids this TLS looks the same from outside; the System log of the server tells them apart (Schannel 36870).',
  needs: ['tlsHandshake'],
  uses: [
    'rdpNegotiation',
    'tlsSupport',
    'listenerCertificate',
    'phaseOfDeath',
    'capturePath',
    'reportedContext',
    'tcpConnect',
  ],
  accountsFor: ['dropped-before-sign-in'],

  detect(facts) {
    const { tlsHandshake: handshake, tlsSupport, listenerCertificate: own } = facts;
    if (handshake.outcome === 'completed')
      return ruledOut(cite('tlsHandshake', `${handshake.version} completes: the key works`));
    if (handshake.outcome !== 'closed' && handshake.outcome !== 'reset')
      return unclear(
        cite(
          'tlsHandshake',
          `the handshake ended otherwise (${handshake.outcome}); an unusable key is not excluded`,
        ),
      );
    const ended = cite(
      'tlsHandshake',
      `${handshake.outcome === 'closed' ? 'closed (FIN)' : 'reset (RST)'} ${handshake.ms} ms after our ClientHello, ${handshake.bytes} bytes`,
    );
    const works = tlsSupport && Object.entries(tlsSupport.versions).find(([, state]) => state === 'accepted');
    if (works) return ruledOut(cite('tlsSupport', `${works[0]} is accepted with the same key`));
    if (own?.keyReadableByService === false || own?.hasPrivateKey === false)
      return found(
        'certain',
        ended,
        cite(
          'listenerCertificate',
          own.hasPrivateKey
            ? 'NETWORK SERVICE may not read the key'
            : 'the bound certificate has no private key here',
        ),
      );
    if (own?.keyReadableByService && own.hasPrivateKey)
      return ruledOut(cite('listenerCertificate', 'the service may read the key of the bound certificate'));
    if (handshake.sawServerHello) return unclear(ended);
    const doubtful = middleboxSigns(facts).length > 0 || !looksLikeWindows(facts.rdpNegotiation);
    return found(doubtful ? 'possible' : 'likely', ended, ...citeDeath(facts.phaseOfDeath));
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
    { name: 'a Windows host closes after the ClientHello', ...endsInEncryption(closed), verdict: 'found' },
    {
      name: 'another RDP server does',
      ...endsInEncryption(closed, { rdpNegotiation: plain }),
      verdict: 'found',
    },
    {
      name: 'one TLS version works',
      ...endsInEncryption(closed, {
        tlsSupport: {
          versions: { 'TLS 1.2': 'closed', 'TLS 1.3': 'accepted' },
          suites: [],
          groups: [],
          signatureAlgorithms: [],
          exhaustive: false,
          alerts: {},
        },
      }),
      verdict: 'ruledOut',
      also: ['tls13-only'],
    },
    {
      name: 'an alert',
      ...endsInEncryption({ outcome: 'alert', alert: 40, ms: 5 }),
      verdict: 'unclear',
      also: ['no-common-cipher'],
    },
  ],
});
