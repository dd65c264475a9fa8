import { tlsInspectors as inspectors } from '../codes/tls-inspectors.ts';
import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, ruledOut, suspectedAs, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

export const interceptedTls = defineCause({
  id: 'intercepted-tls',
  title: 'Something between here and the server opens the encryption with a certificate of its own',
  phase: 'certificate',
  impact: 'blocks',
  predicts: ['untrusted-certificate', 'name-mismatch', 'other-certificate-shown'],
  shows: ['opened-on-the-way'],
  explanation:
    'The certificate that arrives here is not the one of the server. A firewall with TLS inspection or a proxy ends the encryption and starts another one; NLA notices that (it ties the password to the certificate of the server) and refuses, ' +
    'as it should. If nobody runs such a device on purpose, somebody is listening.',
  needs: ['tlsCertificate'],
  uses: ['listenerCertificate', 'remoteDesktopStore', 'rawTls', 'logon'],

  detect({ tlsCertificate: shown, listenerCertificate, remoteDesktopStore, rawTls, logon }) {
    const seen = cite('tlsCertificate', `shown here: ${shown.sha1}, issued by ${shown.issuer}`);
    const bound = listenerCertificate?.boundSha1?.toLowerCase();
    const stored = remoteDesktopStore?.some(({ sha1 }) => sha1 === shown.sha1);
    if (inspectors.test(shown.issuer)) return inferred(seen);
    if (bound !== undefined && bound !== shown.sha1 && stored === false)
      return inferred(seen, cite('listenerCertificate', `the listener of the server is bound to ${bound}`));
    if (bound === shown.sha1)
      return ruledOut(seen, cite('listenerCertificate', 'the listener is bound to the same certificate'));
    const raw = rawTls?.outcome === 'answered' ? rawTls.sha256 : undefined;
    if (raw !== undefined && raw !== shown.sha256)
      return suspectedAs(
        'weakens',
        seen,
        cite('rawTls', `TLS straight on the port shows another certificate (SHA-256 ${raw.slice(0, 16)}…)`),
      );
    if (logon?.outcome === 'accepted')
      return ruledOut(cite('logon', 'sign-in proved that the server holds the key of this certificate'));
    return unclear();
  },

  remedies: ({ tlsCertificate: { sha1 } }) => [
    byHand(
      'Compare the certificate at both ends before any password is typed',
      'server',
      `On the server: \`Get-ChildItem "Cert:\\LocalMachine\\Remote Desktop", Cert:\\LocalMachine\\My | Format-List Thumbprint, Subject\`. ${sha1} has to be among them.`,
      'If it is not: exempt Remote Desktop to this server from TLS inspection on the firewall or antivirus named in the issuer.',
    ),
  ],
  wouldNotHelp: [
    'authentication level:i:0: it hides the warning and hands the session to whoever listens',
    'NLA off: it removes the check that noticed',
  ],
  settledBy: 'the thumbprint of the certificate on the server (certlm.msc), compared with the one shown here',
  references: [sources.credsspProcessing],
  examples: [
    {
      name: 'issued by a firewall',
      facts: {
        tlsCertificate: {
          ...healthy.tlsCertificate,
          issuer: 'CN=FortiGate CA, O=Fortinet',
          selfSigned: false,
          windowsSelfMade: false,
        },
        tlsChain: {
          ...healthy.tlsChain,
          trustedHere: false,
          trustProblem: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        },
      },
      unknown: ['listenerCertificate', 'remoteDesktopStore'],
      verdict: 'inferred',
    },
    {
      name: 'the server is bound to another one',
      facts: {
        listenerCertificate: { ...healthy.listenerCertificate, boundSha1: 'ee'.repeat(20) },
        remoteDesktopStore: [],
      },
      verdict: 'inferred',
    },
    {
      name: 'two certificates on one port',
      facts: { rawTls: { outcome: 'answered', version: 'TLS 1.2', sha256: '12'.repeat(32) } },
      unknown: ['listenerCertificate'],
      verdict: 'suspected',
    },
    { name: 'bound and shown are the same', verdict: 'ruledOut' },
    {
      name: 'seen from outside only',
      unknown: ['listenerCertificate', 'remoteDesktopStore', 'logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'unclear',
    },
  ],
});
