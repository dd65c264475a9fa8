import type { Gap } from '../../core/facts/case-file.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { HelloAnswer } from '../../core/protocol/tls/server-flight.ts';
import { askHello, wideHello } from './ask-hello.ts';
import { clientCookie } from './handshake.ts';
import { certificateFacts } from './certificate.ts';
import { matchNames } from './name-match.ts';
import { defineProbe, type Leaf } from '../interview/probe.ts';
import { withAnswer, withHandshake } from './tls-support.ts';

const asked = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] as const;

/** Our own ClientHello with every suite up to TLS 1.2: shows certificate and choice even where OpenSSL gives up. */
export const serverHello = defineProbe({
  name: 'server-hello',
  asks: 'what TLS the server shows in clear',
  provides: ['tlsSupport', 'tlsCertificate', 'tlsChain', 'nameMatch'],
  connections: { least: 1, most: 1 },

  urgency({ rdpNegotiation, tlsHandshake }) {
    if (rdpNegotiation?.outcome !== 'accepted' || tlsHandshake === undefined) return 0;
    return tlsHandshake.outcome === 'completed' ? 70 : 90;
  },

  async run(look, known) {
    // A certificate in hand, this connection also shows whether a cookie such as mstsc sends changes anything.
    const cookie = known.tlsCertificate === undefined ? undefined : clientCookie;
    const { attempts, answer, hello } = await askHello(wideHello(asked, look.target.host), look, cookie);
    const before = withHandshake(known.tlsSupport, known.tlsHandshake);
    const answers = answer === undefined ? [] : [answer];
    if (hello === undefined) return { facts: { tlsSupport: before }, attempts, answers };
    const gaps: Gap[] = [];
    const leaves: Leaf[] = [];
    let facts: Partial<FactTypes> = { tlsSupport: withAnswer(before, asked, hello) };
    if (hello.outcome === 'serverHello' && hello.certificates.length > 0) {
      const trust = known.tlsChain;
      const shown = certificateFacts(hello.certificates, {
        ...(trust?.trustedHere === undefined ? {} : { trusted: trust.trustedHere }),
        ...(trust?.trustProblem === undefined ? {} : { trustProblem: trust.trustProblem }),
      });
      gaps.push(...(shown.gaps ?? []));
      // TLS 1.3 may show another certificate; the one that the full handshake brought stays.
      const { tlsCertificate } = shown.facts;
      if (tlsCertificate !== undefined) leaves.push(tlsCertificate);
      const same = tlsCertificate?.sha256 === known.tlsCertificate?.sha256;
      if (known.tlsCertificate === undefined || same) facts = { ...facts, ...shown.facts };
      if (known.tlsCertificate === undefined && tlsCertificate !== undefined) {
        const nameMatch = matchNames(look.target.host, tlsCertificate.names, known.ntlmIdentity);
        facts = { ...facts, nameMatch };
      }
    }
    const missing = known.tlsCertificate === undefined && facts.tlsCertificate === undefined;
    return { facts, attempts, answers, leaves, gaps: missing ? [...gaps, withoutCertificate(hello)] : gaps };
  },
});

/** Why this hello brought no certificate to light. */
function withoutCertificate(answer: HelloAnswer): Gap {
  if (answer.outcome === 'malformed') {
    const field = answer.problem.params?.['field'] ?? '';
    return {
      name: 'tlsCertificate',
      reason: 'not understood',
      detail: { code: 'unreadable', params: { field } },
    };
  }
  const detail =
    answer.outcome === 'serverHello'
      ? ({ code: 'noCertificateInClear' } as const)
      : ({ code: 'endedBeforeCertificate', params: { outcome: answer.outcome } } as const);
  return { name: 'tlsCertificate', reason: 'not reachable', detail };
}
