import { healthy } from '../facts/healthy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';
import { byHand } from '../remedy/remedy.ts';

export const loweredSecurityLayer = defineCause({
  id: 'lowered-security-layer',
  title: 'The server was set to the old RDP security layer, without TLS',
  phase: 'negotiation',
  impact: 'weakens',
  predicts: [],
  explanation:
    'SecurityLayer 0 switches TLS, and with it Network Level Authentication, off: sessions are encrypted with RC4 and nobody can tell whether the server is the right one. It is often left behind by a guide or by the script ResetRDPCert.',
  needs: ['listenerSettings'],

  detect({ listenerSettings: { securityLayer, userAuthentication } }) {
    if (!securityLayer) return unclear();
    if (securityLayer.value === 0)
      return proven(
        cite(
          'listenerSettings',
          `SecurityLayer = 0 (${securityLayer.origin})${userAuthentication?.value ? ', although UserAuthentication = 1 asks for NLA' : ''}`,
        ),
      );
    return ruledOut(cite('listenerSettings', `SecurityLayer = ${securityLayer.value}`));
  },

  remedies: ({ listenerSettings: { securityLayer } }) =>
    securityLayer?.origin === 'policy'
      ? [
          byHand(
            'Change the policy',
            'domain',
            'Policy "Require use of specific security layer for remote (RDP) connections": SSL.',
          ),
        ]
      : [
          {
            title: 'Require TLS again',
            on: 'server',
            actions: [{ kind: 'setSecurityLayer', layer: 2 }],
          },
        ],
  settledBy: 'rdpdoctor collector on the server',
  references: ['https://learn.microsoft.com/windows/win32/termserv/win32-tsgeneralsetting'],
  examples: [
    {
      name: 'SecurityLayer 0',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, securityLayer: { value: 0, origin: 'local' } },
      },
      verdict: 'recorded',
    },
    {
      name: 'negotiate',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, securityLayer: { value: 1, origin: 'local' } },
      },
      verdict: 'ruledOut',
    },
    { name: 'TLS', verdict: 'ruledOut' },
  ],
});
