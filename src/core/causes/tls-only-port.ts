import { endsInNegotiation } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { citeDeath } from '../judging/death.ts';
import { sources } from '../judging/sources.ts';

export const tlsOnlyPort = defineCause({
  id: 'tls-only-port',
  title: 'The port speaks TLS from the first byte and no RDP before it',
  phase: 'connection',
  impact: 'blocks',
  predicts: [
    'foreign-service-on-port',
    'closed-before-answer',
    'reset-before-answer',
    'silent-listener',
    'malformed-negotiation',
    'unfinished-answer',
  ],
  explanation:
    'The RDP request gets no proper answer, but a TLS handshake straight on the port does. So a TLS endpoint stands there: a stunnel or HAProxy in TLS mode, an RD Gateway or a web server. ' +
    'mstsc begins with an unencrypted RDP request and can never get through to it. Where that request is reset, a filter that forbids RDP by content in front of a real server leaves the same picture.',
  needs: ['rdpNegotiation', 'rawTls'],
  uses: ['phaseOfDeath', 'portSpeech'],

  detect({ rdpNegotiation, rawTls, phaseOfDeath, portSpeech }) {
    if (rdpNegotiation.outcome === 'accepted' || rdpNegotiation.outcome === 'refused')
      return ruledOut(cite('rdpNegotiation', 'the port answers the RDP request'));
    if (rawTls.outcome === 'timedOut')
      return unclear(cite('rawTls', 'TLS straight on the port got no answer'));
    if (rawTls.outcome !== 'answered' && rawTls.outcome !== 'alert')
      return ruledOut(cite('rawTls', `TLS straight on the port: ${rawTls.outcome}`));
    const answered =
      rawTls.outcome === 'answered'
        ? `completes with ${rawTls.version}`
        : `is answered with TLS alert ${rawTls.alert}`;
    return (rdpNegotiation.outcome === 'reset' ? inferred : proven)(
      cite('rawTls', `TLS straight on the port ${answered}`),
      cite('rdpNegotiation', `the RDP request: ${rdpNegotiation.outcome}`),
      ...(portSpeech?.banner ? [cite('portSpeech', portSpeech.banner)] : []),
      ...citeDeath(phaseOfDeath),
    );
  },

  remedies: ({ portSpeech }) => [
    byHand(
      'Let RDP through, or use the gateway for what it is',
      'network',
      'If a load balancer or stunnel stands there: switch it from TLS to plain TCP forwarding for this port. RDP brings its own TLS.',
      portSpeech?.protocol === 'https'
        ? 'If it is an RD Gateway: enter it as gateway in the client, and the server behind it as computer.'
        : 'Check that the port number is the one Remote Desktop uses here.',
    ),
  ],
  wouldNotHelp: [
    'a new certificate: RDP never gets as far as a certificate here',
    'NLA off or a lower security layer',
  ],
  settledBy: 'rdpdoctor check HOST',
  references: [sources.negotiationRequest],
  examples: [
    {
      name: 'stunnel',
      ...endsInNegotiation('fin', 0, {
        rawTls: { outcome: 'answered', version: 'TLS 1.3' },
        portSpeech: { protocol: 'tls' },
      }),
      verdict: 'measured',
    },
    {
      name: 'the RDP request is reset',
      ...endsInNegotiation('rst', 0, { rawTls: { outcome: 'answered', version: 'TLS 1.2' } }),
      verdict: 'inferred',
    },
    {
      name: 'TLS gets no answer either',
      ...endsInNegotiation('fin'),
      verdict: 'ruledOut',
    },
    {
      name: 'RDP that also takes TLS from the first byte',
      facts: { rawTls: { outcome: 'answered', version: 'TLS 1.2', sha256: 'ab'.repeat(32) } },
      verdict: 'ruledOut',
    },
  ],
});
