import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, proven, ruledOut, suspected, unclear } from './cause.ts';
import { enableTls12 } from '../remedy/remedies/enable-tls12.ts';

const { tlsSupport } = healthy;

export const tls13Only = defineCause({
  id: 'tls13-only',
  title: 'The server accepts TLS 1.3 only, which many clients do not have',
  phase: 'encryption',
  impact: 'degrades',
  predicts: ['works-from-here', 'client-reported', 'shut-out-clients'],
  explanation:
    'TLS 1.3 is accepted and TLS 1.2 is not. In SCHANNEL, TLS 1.3 exists since Windows 11 and Server 2022: older Windows clients cannot connect, whatever their other settings.',
  needs: ['tlsSupport'],
  uses: ['hostSystem', 'connectionQuality'],

  detect({ tlsSupport: { versions, exhaustive }, hostSystem, connectionQuality }) {
    const says = cite(
      'tlsSupport',
      `TLS 1.3 ${versions['TLS 1.3'] ?? 'not asked'}, TLS 1.2 ${versions['TLS 1.2'] ?? 'not asked'}`,
    );
    if (versions['TLS 1.3'] !== 'accepted' || versions['TLS 1.2'] === 'accepted') return ruledOut(says);
    if (versions['TLS 1.2'] === undefined || versions['TLS 1.2'] === 'unclear') return unclear(says);
    // One connection that was closed may have been closed for another reason; a refusal was said.
    const steady = connectionQuality?.completed === connectionQuality?.attempts;
    const build = hostSystem ? [cite('hostSystem', `build ${hostSystem.osBuild}`)] : [];
    if (versions['TLS 1.2'] === 'refused') return proven(says, ...build);
    return exhaustive && steady ? inferred(says, ...build) : suspected(says, ...build);
  },

  remedies: () => [
    enableTls12('Server'),
    byHand(
      'Or keep it, and use clients that have TLS 1.3',
      'client',
      'Windows 11 or Server 2022 and newer, FreeRDP, or Windows App.',
    ),
  ],
  settledBy: 'rdpdoctor check HOST --deep',
  references: ['https://learn.microsoft.com/windows/win32/secauthn/protocols-in-tls-ssl--schannel-ssp-'],
  examples: [
    {
      name: 'TLS 1.2 refused',
      facts: { tlsSupport: { ...tlsSupport, versions: { ...tlsSupport.versions, 'TLS 1.2': 'refused' } } },
      verdict: 'measured',
    },
    {
      name: 'TLS 1.2 refused, and a client lost its connection',
      facts: {
        tlsSupport: { ...tlsSupport, versions: { ...tlsSupport.versions, 'TLS 1.2': 'refused' } },
        clientError: { code: 0x904, extended: 7, from: 'flag' },
      },
      verdict: 'measured',
    },
    {
      name: 'both',
      facts: { tlsSupport },
      verdict: 'ruledOut',
    },
    {
      name: 'TLS 1.2 was not asked for',
      facts: { tlsSupport: { ...tlsSupport, versions: { 'TLS 1.3': 'accepted' } } },
      verdict: 'unclear',
    },
    {
      name: 'TLS 1.2 was closed, and not everything was asked',
      facts: {
        tlsSupport: {
          ...tlsSupport,
          exhaustive: false,
          versions: { ...tlsSupport.versions, 'TLS 1.2': 'closed' },
        },
      },
      verdict: 'suspected',
    },
    {
      name: 'TLS 1.2 was closed, and everything was asked',
      facts: {
        tlsSupport: {
          ...tlsSupport,
          exhaustive: true,
          versions: { ...tlsSupport.versions, 'TLS 1.2': 'closed' },
        },
      },
      verdict: 'inferred',
    },
    {
      name: 'TLS 1.2 was closed on a way that fails now and then',
      facts: {
        tlsSupport: {
          ...tlsSupport,
          exhaustive: true,
          versions: { ...tlsSupport.versions, 'TLS 1.2': 'closed' },
        },
        connectionQuality: { ...healthy.connectionQuality, completed: 3 },
      },
      verdict: 'suspected',
    },
    {
      name: 'nothing is known of TLS 1.3',
      facts: { tlsSupport: { ...tlsSupport, versions: { 'TLS 1.2': 'refused' } } },
      verdict: 'ruledOut',
    },
  ],
});
