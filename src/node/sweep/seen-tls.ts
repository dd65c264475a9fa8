import { DecodeError } from '../../core/bytes/reader.ts';
import type { Snapshot } from '../../core/fleet/snapshot.ts';
import type { Swept } from '../../core/fleet/sweep/swept.ts';
import type { HelloAnswer } from '../../core/protocol/tls/server-flight.ts';
import { tlsHandshakeFact } from '../probes/tls-handshake-fact.ts';
import type { FullLook } from './full-look.ts';
import { KnownCertificates } from './known-certificates.ts';

/** What TLS showed: how that ended, what goes into a snapshot, and the certificate in DER where it can be read. */
export interface SeenTls {
  readonly heard: Pick<Swept, 'ending' | 'reached' | 'detail'>;
  readonly snapshot: Pick<Snapshot, 'tls' | 'cipher' | 'certificate'>;
  readonly der?: Uint8Array;
}

/** Whether the ClientHello brought a certificate that can be read. */
export function showsCertificate(hello: HelloAnswer | undefined): boolean {
  return hello?.outcome === 'serverHello' && hello.certificates.length > 0;
}

/** Our ClientHello and, where one was made, the whole handshake together; undefined where there was no TLS. */
export function seenTls(hello: HelloAnswer | undefined, full: FullLook | undefined): SeenTls | undefined {
  const { tls } = full ?? {};
  if (tls?.outcome === 'completed') {
    const { version, cipher } = handshakeOf(tls);
    return withCertificate(tls.chain[0], {}, { tls: version, cipher });
  }
  if (hello?.outcome === 'serverHello') {
    // What was chosen with TLS 1.3 not on offer is not what a client gets.
    const clear = { detail: { inClear: hello.version, cipherInClear: hello.suite } };
    return withCertificate(hello.certificates[0], clear, {});
  }
  if (tls !== undefined) return { heard: endedHandshake(tls), snapshot: {} };
  return hello === undefined ? undefined : { heard: endedHello(hello), snapshot: {} };
}

function withCertificate(
  der: Uint8Array | undefined,
  clear: Pick<Swept, 'detail'>,
  snapshot: Pick<Snapshot, 'tls' | 'cipher'>,
): SeenTls {
  if (der === undefined)
    return { heard: { ending: 'withoutCertificate', reached: 'encryption', ...clear }, snapshot };
  try {
    const certificate = known.of(der);
    const heard = { ending: 'certificate', reached: 'certificate', ...clear } as const;
    return { heard, snapshot: { ...snapshot, certificate }, der };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const unread = { ...clear.detail, field: error.field };
    return { heard: { ending: 'unreadableCertificate', reached: 'certificate', detail: unread }, snapshot };
  }
}

function handshakeOf(tls: Extract<NonNullable<FullLook['tls']>, { outcome: 'completed' }>) {
  const fact = tlsHandshakeFact(tls);
  if (fact.outcome !== 'completed') throw new TypeError('a completed handshake is no other');
  return fact;
}

function endedHello(hello: Exclude<HelloAnswer, { outcome: 'serverHello' }>): SeenTls['heard'] {
  const reached = 'encryption';
  switch (hello.outcome) {
    case 'alert':
      return { ending: 'tlsAlert', reached, detail: { alert: hello.alert } };
    case 'malformed':
      return { ending: 'notTls', reached, detail: { problem: hello.problem.code, ...hello.problem.params } };
    case 'notTls':
    case 'ssl2Error':
      return { ending: 'notTls', reached };
    default:
      return { ending: 'endedInTls', reached, detail: { bytes: hello.bytes } };
  }
}

function endedHandshake(
  tls: Exclude<NonNullable<FullLook['tls']>, { outcome: 'completed' }>,
): SeenTls['heard'] {
  const reached = 'encryption';
  switch (tls.outcome) {
    case 'alert':
      return { ending: 'tlsAlert', reached, detail: { alert: tls.alert } };
    case 'malformed':
      return { ending: 'notTls', reached, detail: { problem: tls.problem.code } };
    default:
      return { ending: 'endedInTls', reached, detail: { bytes: tls.bytes, outcome: tls.outcome } };
  }
}

const known = new KnownCertificates();
