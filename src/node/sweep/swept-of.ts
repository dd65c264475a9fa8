import { oddOf } from '../../core/fleet/sweep/odd.ts';
import type { Snapshot } from '../../core/fleet/snapshot.ts';
import type { Swept } from '../../core/fleet/sweep/swept.ts';
import type { SweepEnding } from '../../core/fleet/sweep/sweep-ending.ts';
import type { Phase } from '../../core/facts/phases.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { NegotiationAnswer } from '../../core/protocol/negotiation.ts';
import type { HelloAnswer } from '../../core/protocol/tls/server-flight.ts';
import { decodeCertificate } from '../../core/protocol/x509/certificate.ts';
import { expectedOf, type Expectation } from '../../core/report/expectation.ts';
import { nlaOf } from '../../core/facts/nla.ts';
import { nodeCrypto } from '../crypto.ts';
import { matchNames } from '../probes/name-match.ts';
import { showTarget } from '../target/target.ts';
import { tlsHandshakeFact } from '../probes/tls-handshake-fact.ts';
import { withAnswer } from '../probes/tls-support.ts';
import { helloVersions, type FirstFlight } from './first-flight.ts';
import type { FullLook, Place } from './full-look.ts';
import type { Cut } from './cut.ts';
import type { Visited } from './errand.ts';
import type { Closer } from './closer-look.ts';
import { seenTls, type SeenTls } from './seen-tls.ts';

/** A host whose turn it is. */
export interface Job extends Place {
  readonly index: number;
  readonly named: boolean;
}

/** Everything that was heard of one host, put into codes. `now` is ISO 8601. */
export function sweptOf(
  job: Job,
  visited: Visited<FirstFlight>,
  closer: Closer,
  expectations: readonly Expectation[],
  now: string,
): Swept {
  const { address } = job;
  if (!visited.opened) {
    const heard: Heard = { ending: unopened[visited.outcome], reached: 'connection' };
    if (visited.code !== undefined) heard.detail = { system: visited.code };
    return finished(job, heard, { address }, now);
  }
  const negotiation = decisive(visited.result.negotiation, closer);
  const { hello } = visited.result;
  const tls = seenTls(hello, closer.full);
  const heard: Heard = tls === undefined ? negotiated(negotiation) : { ...tls.heard };
  if (visited.cut !== undefined) heard.detail = { ...heard.detail, ...cutOf(visited.cut) };
  const measured: Measured = { address };
  if (visited.stoodStillMs === undefined) measured.connectMs = visited.ms;
  if (negotiation.outcome === 'accepted') measured.protocol = negotiation.protocol;
  if (negotiation.outcome === 'refused') measured.negotiationFailure = negotiation.failure;
  if (tls !== undefined) Object.assign(measured, tls.snapshot);
  if (closer.full !== undefined) Object.assign(measured, selfSaid(closer.full.facts));
  if (expectations.length > 0) {
    const known = knownOf(job, { negotiation, hello }, tls, closer, now);
    const nla = nlaOf(known);
    if (nla !== undefined) measured.nla = nla;
    heard.expected = [...expectedOf(expectations, known)];
  }
  return finished(job, heard, measured, now);
}

/** A host whose name led nowhere. */
export function withoutAddress(
  job: Omit<Job, 'address'>,
  ending: SweepEnding,
  system: string | undefined,
  now: string,
): Swept {
  const detail = system === undefined ? {} : { detail: { system } };
  return finished(job, { ending, reached: 'name', ...detail }, {}, now);
}

/** Both are put together piece by piece: joining finished pieces costs more than all there is to say. */
type Heard = Writable<Pick<Swept, 'ending' | 'reached' | 'detail' | 'expected'>>;
type Measured = Writable<Omit<Snapshot, 'outcome' | 'phase' | 'exit'>>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

function finished(job: Omit<Job, 'address'>, heard: Heard, measured: Measured, now: string): Swept {
  const snapshot: Snapshot = Object.assign(judged(heard), measured);
  const swept = { target: showTarget(job), at: now, named: job.named, ...heard, snapshot };
  return { ...swept, odd: [...oddOf(swept, now)] };
}

/** One look judges a host that cannot be reached. Of everything else it is not known whether a session would come about. */
function judged({ ending }: Heard): Pick<Snapshot, 'outcome' | 'phase' | 'exit'> {
  if (ending === 'nameNotFound' || ending === 'nameFailed')
    return { outcome: 'fails', phase: 'name', exit: 11 };
  return unreached.includes(ending)
    ? { outcome: 'fails', phase: 'connection', exit: 12 }
    : { outcome: 'unknown', exit: 40 };
}

/** Where the first connection ended in negotiation, the second counts if it came further. */
function decisive(first: NegotiationAnswer, { full }: Closer): NegotiationAnswer {
  const second = full?.negotiation;
  const answered = second?.outcome === 'accepted' || second?.outcome === 'refused';
  return first.outcome !== 'accepted' && answered ? second : first;
}

function negotiated(answer: NegotiationAnswer): Pick<Swept, 'ending' | 'reached' | 'detail'> {
  const reached: Phase = 'negotiation';
  switch (answer.outcome) {
    case 'accepted':
      return { ending: 'standardSecurity', reached };
    case 'refused':
      return { ending: 'refusedOffer', reached, detail: { code: answer.code } };
    case 'malformed': {
      const { code, params } = answer.problem;
      return { ending: 'notRdp', reached, detail: { problem: code, ...params } };
    }
    default:
      return { ending: 'endedInNegotiation', reached, detail: { bytes: answer.bytes } };
  }
}

function cutOf(cut: Cut): { readonly [key: string]: string } {
  return cut.code === undefined ? { by: cut.by } : { by: cut.by, system: cut.code };
}

function selfSaid({
  ntlmIdentity,
  serverClock,
}: FullLook['facts']): Pick<Snapshot, 'computer' | 'domain' | 'build' | 'skewSeconds'> {
  const computer = ntlmIdentity?.dnsComputer ?? ntlmIdentity?.computer;
  const domain = ntlmIdentity?.dnsDomain ?? ntlmIdentity?.domain;
  return {
    ...(computer === undefined ? {} : { computer }),
    ...(domain === undefined ? {} : { domain }),
    ...(ntlmIdentity?.osBuild === undefined ? {} : { build: ntlmIdentity.osBuild }),
    ...(serverClock === undefined ? {} : { skewSeconds: serverClock.skewSeconds }),
  };
}

/** What was measured as facts, for what --expect asks. */
function knownOf(
  job: Job,
  {
    negotiation,
    hello,
  }: { readonly negotiation: NegotiationAnswer; readonly hello: HelloAnswer | undefined },
  seen: SeenTls | undefined,
  { full, older, withoutNla }: Closer,
  now: string,
): Partial<FactTypes> {
  const first = negotiation.outcome === 'accepted' ? negotiation : undefined;
  const certificate = seen?.der && (decodeCertificate(seen.der, nodeCrypto) as FactTypes['tlsCertificate']);
  const { tls } = full ?? {};
  const trusted = tls?.outcome === 'completed' ? tls.trusted : undefined;
  return {
    clockHere: now,
    ...(first && { rdpNegotiation: { outcome: 'accepted', protocol: first.protocol, flags: first.flags } }),
    ...(withoutNla && { protocolAnswers: [withoutNla] }),
    ...(tls && { tlsHandshake: tlsHandshakeFact(tls) }),
    // The first hello shows whether TLS 1.2 is accepted beside what is newer.
    ...(older && { tlsSupport: hello === undefined ? older : withAnswer(older, helloVersions, hello) }),
    ...(certificate && { nameMatch: matchNames(job.host, certificate.names, full?.facts.ntlmIdentity) }),
    ...(certificate && { tlsCertificate: certificate }),
    ...(trusted !== undefined && { tlsChain: { length: 1, certificates: [], trustedHere: trusted } }),
  };
}

const unopened = {
  refused: 'refusedPort',
  timedOut: 'silent',
  unreachable: 'unreachable',
  prohibited: 'prohibited',
  failed: 'notOpened',
} as const;

const unreached: readonly SweepEnding[] = ['refusedPort', 'silent', 'unreachable', 'prohibited'];
