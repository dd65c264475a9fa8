import type { Gap } from '../../core/facts/case-file.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { certificateFacts } from './certificate.ts';
import { failedAttempt } from '../interview/failed-attempt.ts';
import { matchNames } from './name-match.ts';
import { defineProbe, type Found, type Look } from '../interview/probe.ts';
import { holdSession, type Session } from './session.ts';
import { signInFacts } from './sign-in.ts';
import { tlsHandshakeFact } from './tls-handshake-fact.ts';
import { certificateShown } from '../interview/phase-lines.ts';

/** What mstsc offers: TLS, CredSSP, CredSSP with early user authorization. */
export const clientOffer = ['ssl', 'hybrid', 'hybridEx'] as const;

/** What stands in the mstshash cookie of our requests, where mstsc puts a user name. */
export const clientCookie = 'rdpdoctor';

/** One connection the way mstsc makes it, up to where a password is needed. */
export const handshake = defineProbe({
  name: 'handshake',
  asks: 'how far a client comes',
  provides: [
    'rdpNegotiation',
    'protocolAnswers',
    'tlsHandshake',
    'tlsCertificate',
    'tlsChain',
    'nameMatch',
    'credssp',
    'ntlmIdentity',
    'serverClock',
    'largeFlight',
    'standardSecurity',
  ],
  connections: { least: 1, most: 1 },
  shown: true,
  urgency: () => 100,

  async run(look) {
    const opened = await look.open();
    if (opened.outcome !== 'open') return failedAttempt(opened, clientOffer, look);
    const session = await holdSession(opened.socket, clientOffer, look);
    return sessionFacts(session, look);
  },
});

/** Everything one client-like connection says, as facts. */
export function sessionFacts(session: Session, look: Look): Found {
  const { attempt, answer, tls, challenge, standard } = session;
  const gaps: Gap[] = [];
  let facts: Partial<FactTypes> = { rdpNegotiation: answer.answer };
  const add = (found: Found) => {
    facts = { ...facts, ...found.facts };
    gaps.push(...(found.gaps ?? []));
  };
  if (standard?.standard !== undefined) add({ facts: { standardSecurity: standard.standard } });
  if (tls !== undefined) add({ facts: { tlsHandshake: tlsHandshakeFact(tls) } });
  if (tls?.outcome === 'completed') {
    add(certificateFacts(tls.chain, tls));
    add({ facts: { largeFlight: { outcome: 'arrived', bytes: session.flightBytes ?? 0 } } });
  } else if (tls !== undefined) {
    add({ facts: { tlsEnding: attempt.ending } });
  }
  if (challenge !== undefined) add(signInFacts(challenge));
  const { tlsCertificate: certificate, ntlmIdentity } = facts;
  if (certificate !== undefined) {
    const shown = certificateShown(certificate, new Date().toISOString());
    const line = { phase: 'certificate', state: 'passed', says: shown } as const;
    look.tell(line);
    add({ facts: { nameMatch: matchNames(look.target.host, certificate.names, ntlmIdentity) } });
    const told = { ...attempt, lines: [...attempt.lines, line] };
    return { facts, gaps, attempts: [told], answers: [answer], leaves: [certificate] };
  }
  return { facts, gaps, attempts: [attempt], answers: [answer] };
}
