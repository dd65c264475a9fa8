import { healthy } from '../facts/healthy.ts';
import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

const badBindings = 0x80090346;

export const mismatchedServerKey = defineCause({
  id: 'mismatched-server-key',
  title: 'The encryption ends at another machine than the sign-in does',
  phase: 'signIn',
  impact: 'blocks',
  predicts: ['opened-on-the-way', 'untrusted-certificate', 'name-mismatch', 'other-certificate-shown'],
  explanation:
    'During sign-in the server proves which TLS key it holds, and it is not the key of the connection. So something in between ends the encryption: a TLS-inspecting firewall, a bastion, or an attacker. The password was not handed over.',
  needs: [],
  uses: ['logon', 'clientError', 'tlsCertificate'],

  detect({ logon, clientError, tlsCertificate }) {
    const shown = tlsCertificate
      ? [cite('tlsCertificate', `shown here: ${tlsCertificate.sha1}, issued by ${tlsCertificate.issuer}`)]
      : [];
    if (logon?.outcome === 'serverKeyMismatch')
      return proven(
        cite('logon', 'the proof of the server (pubKeyAuth) does not fit the key of the connection'),
        ...shown,
      );
    if (logon?.outcome === 'refused' && logon.status >>> 0 === badBindings)
      return inferred(cite('logon', 'refused with 0x80090346: the channel bindings differ'), ...shown);
    if (clientError?.code === 0x907)
      return inferred(
        cite('clientError', 'the client showed 0x907: an unexpected certificate was received'),
        ...shown,
      );
    if (logon?.outcome === 'accepted')
      return ruledOut(cite('logon', 'the key of the server was proven during sign-in'));
    return unclear();
  },

  remedies: () => [
    byHand(
      'Stop, and compare the certificate at both ends',
      'network',
      'Compare the thumbprint shown here with the certificate on the server. If they differ, something in between opens the encryption.',
      'Exempt Remote Desktop to this server from TLS inspection, or connect through the bastion with the client it is made for.',
    ),
  ],
  wouldNotHelp: [
    'NLA off: it removes the check that protected the password',
    'accepting the certificate warning',
  ],
  settledBy: 'rdpdoctor check HOST --user NAME (it is a logon), and the thumbprint on the server',
  dialogs: ['0x907'],
  references: [sources.credsspProcessing, sources.tsRequest],
  examples: [
    {
      name: 'the key does not fit',
      facts: { logon: { outcome: 'serverKeyMismatch' } },
      unknown: ['earlyUserAuth', 'sessionStart'],
      verdict: 'measured',
    },
    { name: 'the key fits', facts: { logon: healthy.logon }, verdict: 'ruledOut' },
    {
      name: 'a refused password says nothing about the key',
      ...refusesLogon(0xc000006d),
      verdict: 'unclear',
    },
    { name: 'the channel bindings differ', ...refusesLogon(badBindings), verdict: 'inferred' },
    {
      name: 'the client showed 0x907',
      facts: { clientError: { code: 0x907, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'told',
    },
    {
      name: 'the client showed another code',
      facts: { clientError: { code: 0x904, from: 'dialog' } },
      unknown: ['logon', 'earlyUserAuth', 'sessionStart'],
      verdict: 'unclear',
    },
  ],
});
