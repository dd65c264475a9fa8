import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { sources } from '../judging/sources.ts';

export const standardSecurityOnly = defineObservation({
  id: 'standard-security-only',
  title: 'The server chooses the old RDP security instead of TLS',
  phase: 'negotiation',
  impact: 'degrades',
  covers: ['unrequired-nla'],
  explanation:
    'TLS and NLA were offered, and the server chose standard RDP security: the client cannot verify the server, and the encryption is RC4 or none. ' +
    'Guides lower the security layer to make 0x904 go away; it hides the fault in TLS instead of repairing it.',
  needs: ['rdpNegotiation'],
  uses: ['standardSecurity', 'listenerSettings'],

  look({ rdpNegotiation: answer, standardSecurity, listenerSettings }) {
    if (answer.outcome !== 'accepted') return notSeen(cite('rdpNegotiation', 'the server chose nothing'));
    if (answer.protocol !== 'rdp' && answer.protocol !== 'none')
      return notSeen(cite('rdpNegotiation', `the server chose ${answer.protocol}`));
    const block = answer.withoutBlock ? ', without a negotiation block' : '';
    const layer = listenerSettings?.securityLayer;
    return seen(
      cite('rdpNegotiation', `offered TLS and NLA, chosen: standard RDP security${block}`),
      ...(standardSecurity
        ? [
            cite(
              'standardSecurity',
              `encryption level ${standardSecurity.encryptionLevel}, ${standardSecurity.encryptionMethods.join(', ') || 'no method'}`,
            ),
          ]
        : []),
      ...(layer ? [cite('listenerSettings', `SecurityLayer is ${layer.value}, set by ${layer.origin}`)] : []),
    );
  },

  remedies: () => [
    {
      title: 'Set the security layer back to TLS',
      on: 'server',
      actions: [{ kind: 'setSecurityLayer', layer: 2 }],
    },
  ],
  settledBy: 'the collector on the server: it reads SecurityLayer and the policy behind it',
  references: [sources.connectionConfirm],
  examples: [
    {
      name: 'standard security chosen',
      facts: {
        rdpNegotiation: { outcome: 'accepted', protocol: 'rdp', flags: 1 },
      },
      unknown: [
        'tlsHandshake',
        'tlsCertificate',
        'tlsChain',
        'nameMatch',
        'credssp',
        'ntlmIdentity',
        'serverClock',
      ],
      verdict: 'seen',
    },
    {
      name: 'TLS without NLA',
      facts: { rdpNegotiation: { outcome: 'accepted', protocol: 'ssl', flags: 1 } },
      verdict: 'notSeen',
    },
  ],
});
