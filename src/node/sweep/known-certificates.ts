import type { SeenCertificate } from '../../core/fleet/snapshot.ts';
import { certificateBytes, readCertificate } from '../../core/protocol/x509/certificate.ts';
import { toHex } from '../../core/bytes/text.ts';
import { nodeCrypto } from '../crypto.ts';

/** Certificates by thumbprint: clones, farms and wildcards show the same one on many hosts, and it is read once. */
export class KnownCertificates {
  readonly #known = new Map<string, SeenCertificate>();

  /** What is kept of a certificate; throws DecodeError naming the field that cannot be read. */
  of(der: Uint8Array): SeenCertificate {
    const whole = certificateBytes(der);
    const sha256 = toHex(nodeCrypto.hash('sha256', whole));
    let seen = this.#known.get(sha256);
    if (seen !== undefined) return seen;
    seen = kept(readCertificate(whole), sha256);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(sha256, seen);
    return seen;
  }
}

function kept(certificate: ReturnType<typeof readCertificate>, sha256: string): SeenCertificate {
  const { subject, issuer, serial, notBefore, notAfter, selfSigned, windowsSelfMade } = certificate;
  const { names, keyType, keyBits, signature } = certificate;
  return {
    subject,
    issuer,
    serial,
    sha256,
    notBefore,
    notAfter,
    selfSigned,
    windowsSelfMade,
    names: names.slice(0, MOST_NAMES),
    keyType,
    keyBits,
    signature,
  };
}

/** Certificates with thousands of names exist; a snapshot is no place for them. */
const MOST_NAMES = 100;
const MOST_KNOWN = 512;
