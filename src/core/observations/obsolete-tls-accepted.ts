import { healthy } from '../facts/healthy.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';

const obsolete = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1'] as const;

export const obsoleteTlsAccepted = defineObservation({
  id: 'obsolete-tls-accepted',
  title: 'The server still accepts obsolete versions of TLS',
  phase: 'encryption',
  impact: 'weakens',
  explanation:
    'Versions below TLS 1.2 are accepted beside the current ones. No connection fails because of it; an attacker on the way can try to press a client down to them, and auditors object.',
  needs: ['tlsSupport'],

  look({ tlsSupport: { versions } }) {
    const accepted = obsolete.filter((version) => versions[version] === 'accepted');
    const asked = obsolete.filter(
      (version) => versions[version] !== undefined && versions[version] !== 'unclear',
    );
    if (asked.length === 0) return notLooked();
    if (accepted.length === 0) return notSeen(cite('tlsSupport', `refused: ${asked.join(', ')}`));
    return seen(cite('tlsSupport', `accepted: ${accepted.join(', ')}`));
  },

  remedies: ({ tlsSupport: { versions } }) => [
    {
      title: 'Switch the obsolete versions off for the server side',
      on: 'server',
      actions: obsolete
        .filter((version) => versions[version] === 'accepted')
        .map(
          (version) => ({ kind: 'setSchannelProtocol', version, side: 'Server', enabled: false }) as const,
        ),
    },
  ],
  wouldNotHelp: ['this against 0x904: it makes the server safer and cures no connection'],
  settledBy: 'rdpdoctor check HOST --deep',
  references: ['https://www.rfc-editor.org/rfc/rfc8996'],
  examples: [
    {
      name: 'TLS 1.0 beside 1.2',
      facts: {
        tlsSupport: {
          ...healthy.tlsSupport,
          versions: { ...healthy.tlsSupport.versions, 'TLS 1.0': 'accepted' },
        },
      },
      verdict: 'seen',
    },
    { name: '1.2 and 1.3 only', verdict: 'notSeen' },
    {
      name: 'only current versions were asked for',
      facts: { tlsSupport: { ...healthy.tlsSupport, versions: { 'TLS 1.2': 'accepted' } } },
      verdict: 'notLooked',
    },
  ],
});
