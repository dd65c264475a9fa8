import { healthy } from '../facts/healthy.ts';
import { cite, defineCause, inferred, ruledOut, suspected } from './cause.ts';
import { enableTls12 } from '../remedy/remedies/enable-tls12.ts';

export const disabledClientTls = defineCause({
  id: 'disabled-client-tls',
  title: 'TLS 1.2 is switched off on the client',
  phase: 'encryption',
  impact: 'blocks',
  predicts: ['no-common-tls-version', 'shut-out-clients'],
  explanation:
    'The client side of SCHANNEL has TLS 1.2 disabled in its registry. The client then offers older versions only, which current servers refuse. Other clients are not affected.',
  needs: ['clientSettings'],
  uses: ['tlsSupport'],

  detect({ clientSettings: { schannelClient }, tlsSupport }) {
    const tls12 = schannelClient['TLS 1.2'];
    const old =
      tlsSupport?.versions['TLS 1.1'] === 'accepted' || tlsSupport?.versions['TLS 1.0'] === 'accepted';
    if (tls12?.enabled === false)
      return (old ? suspected : inferred)(cite('clientSettings', 'TLS 1.2\\Client: Enabled = 0'));
    if (tls12?.disabledByDefault === true && tls12.enabled !== true)
      return suspected(cite('clientSettings', 'TLS 1.2\\Client: DisabledByDefault = 1'));
    return ruledOut(cite('clientSettings', 'TLS 1.2 is not switched off for clients'));
  },

  remedies: () => [enableTls12('Client')],
  wouldNotHelp: ['old TLS versions on the server: they open it for everybody'],
  settledBy: 'rdpdoctor collector on the client',
  references: ['https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings'],
  examples: [
    {
      name: 'Enabled = 0',
      facts: {
        clientSettings: { ...healthy.clientSettings, schannelClient: { 'TLS 1.2': { enabled: false } } },
      },
      verdict: 'inferred',
    },
    {
      name: 'DisabledByDefault = 1',
      facts: {
        clientSettings: {
          ...healthy.clientSettings,
          schannelClient: { 'TLS 1.2': { disabledByDefault: true } },
        },
      },
      verdict: 'suspected',
    },
    {
      name: 'only TLS 1.0 is off',
      facts: {
        clientSettings: { ...healthy.clientSettings, schannelClient: { 'TLS 1.0': { enabled: false } } },
      },
      verdict: 'ruledOut',
    },
    { name: 'nothing is set', verdict: 'ruledOut' },
  ],
});
