import { toHex } from '../../bytes/text.ts';
import type { Crypto } from '../crypto.ts';
import { DerReader, tags } from './der.ts';
import type { DerValue } from './der.ts';
import { decodeExtensions } from './extensions.ts';
import type { Extensions } from './extensions.ts';
import { decodeName } from './name.ts';
import type { DistinguishedName } from './name.ts';
import { decodePublicKey } from './public-key.ts';
import type { PublicKey } from './public-key.ts';
import { signatureNameOf } from './signature-name.ts';
import { dayNumber, decodeTime } from './time.ts';

/** Everything of a certificate that decides about RDP; dates are ISO 8601, thumbprints lower-case hexadecimal. */
export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal without a leading zero byte; a minus sign before the magnitude of a negative one. */
  readonly serial: string;
  readonly sha1: string;
  readonly sha256: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Issuer and subject are the same bytes; the signature itself is not verified. */
  readonly selfSigned: boolean;
  /** Has the form of the certificate Windows makes for Remote Desktop; see `isWindowsSelfMade`. */
  readonly windowsSelfMade: boolean;
  /** Subject CN and the DNS names and addresses of subjectAltName, each once. */
  readonly names: readonly string[];
  readonly extendedKeyUsage?: readonly string[];
  readonly keyUsage?: readonly string[];
  readonly keyType: PublicKey['type'];
  /** 0 where the key could not be read. */
  readonly keyBits: number;
  readonly curve?: string;
  readonly signature: string;
  readonly isCa: boolean;
}

/** The fields of a TBSCertificate (RFC 5280 4.1) before they are put into words. */
interface Fields {
  readonly serial: Uint8Array;
  readonly issuer: DerValue;
  readonly subject: DerValue;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly key: PublicKey;
  readonly extensions: Extensions;
  readonly signature: string;
}

/** Decodes one DER certificate; throws DecodeError naming the field that cannot be read. */
export function decodeCertificate(der: Uint8Array, crypto: Crypto): Certificate {
  const whole = certificateBytes(der);
  const { subject, issuer, serial, ...rest } = readCertificate(whole);
  const sha1 = toHex(crypto.hash('sha1', whole));
  return { subject, issuer, serial, sha1, sha256: toHex(crypto.hash('sha256', whole)), ...rest };
}

/** The certificate itself, without what may stand behind it: what thumbprints are taken of. */
export function certificateBytes(der: Uint8Array): Uint8Array {
  return new DerReader(der, 'Certificate').expect(tags.sequence, 'certificate').whole;
}

/** A certificate without its thumbprints, from exactly its bytes. */
export function readCertificate(whole: Uint8Array): Omit<Certificate, 'sha1' | 'sha256'> {
  const fields = decodeFields(whole);
  const subject = decodeName(fields.subject);
  const issuer = decodeName(fields.issuer);
  const selfSigned = areSame(fields.subject.whole, fields.issuer.whole);
  const { key, extensions } = fields;
  return {
    subject: subject.text,
    issuer: issuer.text,
    serial: serialText(fields.serial),
    notBefore: fields.notBefore,
    notAfter: fields.notAfter,
    selfSigned,
    windowsSelfMade: selfSigned && isWindowsSelfMade(subject, fields),
    names: [...new Set([...subject.commonNames, ...extensions.alternativeNames])],
    ...(extensions.extendedKeyUsage && { extendedKeyUsage: extensions.extendedKeyUsage }),
    ...(extensions.keyUsage && { keyUsage: extensions.keyUsage }),
    keyType: key.type,
    keyBits: key.bits,
    ...(key.curve !== undefined && { curve: key.curve }),
    signature: fields.signature,
    isCa: extensions.isCa,
  };
}

function decodeFields(whole: Uint8Array): Fields {
  const outer = new DerReader(whole, 'Certificate').inside(tags.sequence, 'certificate');
  const tbs = outer.inside(tags.sequence, 'tbsCertificate');
  tbs.optional(0xa0, 'version');
  const serial = tbs.expect(tags.integer, 'serialNumber').content;
  tbs.expect(tags.sequence, 'signature');
  const issuer = tbs.expect(tags.sequence, 'issuer');
  const validity = tbs.inside(tags.sequence, 'validity');
  const notBefore = decodeTime(validity.any('notBefore'));
  const notAfter = decodeTime(validity.any('notAfter'));
  const subject = tbs.expect(tags.sequence, 'subject');
  const key = decodePublicKey(tbs.expect(tags.sequence, 'subjectPublicKeyInfo'));
  tbs.optional(0x81, 'issuerUniqueID');
  tbs.optional(0x82, 'subjectUniqueID');
  const extensions = decodeExtensions(tbs.optional(0xa3, 'extensions'));
  const signature = signatureNameOf(outer.expect(tags.sequence, 'signatureAlgorithm'));
  return { serial, issuer, subject, notBefore, notAfter, key, extensions, signature };
}

/**
 * The form of the certificate Windows makes for Remote Desktop, as captures of Windows servers show it: RSA, a CN and
 * nothing else as its name, exactly two extensions (serverAuth; keyEncipherment and dataEncipherment), six months.
 * Whether the CN is the host's name is for the caller to judge.
 */
function isWindowsSelfMade(
  subject: DistinguishedName,
  { key, extensions, notBefore, notAfter }: Fields,
): boolean {
  return (
    key.type === 'rsa' &&
    subject.attributes === 1 &&
    subject.commonNames.length === 1 &&
    extensions.oids.length === 2 &&
    extensions.extendedKeyUsage?.join() === '1.3.6.1.5.5.7.3.1' &&
    extensions.keyUsage?.join() === 'keyEncipherment,dataEncipherment' &&
    isHalfAYear(notBefore, notAfter)
  );
}

function isHalfAYear(from: string, to: string): boolean {
  const days = dayNumber(to) - dayNumber(from);
  return days >= 180 && days <= 186;
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function serialText(content: Uint8Array): string {
  const isNegative = ((content[0] ?? 0) & 0x80) !== 0;
  const magnitude = isNegative ? negated(content) : content;
  const first = magnitude.findIndex((byte) => byte !== 0);
  const digits = toHex(first < 0 ? Uint8Array.of(0) : magnitude.subarray(first));
  return isNegative ? `-${digits}` : digits;
}

/** The two's complement: what a negative DER integer is the negative of. */
function negated(content: Uint8Array): Uint8Array {
  const result = content.map((byte) => ~byte & 0xff);
  for (let i = result.length - 1; i >= 0; i -= 1) {
    const next = ((result[i] ?? 0) + 1) & 0xff;
    result[i] = next;
    if (next !== 0) break;
  }
  return result;
}
