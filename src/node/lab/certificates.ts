import { createHash, sign, X509Certificate } from 'node:crypto';
import { fromHex } from '../../core/bytes/write.ts';
import {
  der,
  derBitString,
  derBoolean,
  derExplicit,
  derInteger,
  derNull,
  derOctetString,
  derOid,
  derSequence,
  derSet,
  derTime,
  derUtf8String,
} from '../../core/protocol/x509/der-write.ts';
import { encodePem } from '../../core/protocol/x509/pem.ts';
import { labKey } from './keys.ts';
import type { KeyKind } from './keys.ts';

/** What a practice certificate shall be like; everything left out is as a healthy server's would be. */
export interface CertificateRecipe {
  /** Subject common name; `subject` gives other or more attributes as [object identifier, text]. */
  readonly commonName: string;
  readonly subject?: readonly (readonly [string, string])[];
  /** ISO 8601 in UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly key?: KeyKind;
  /** Keys are cached by kind and slot; two certificates with the same of both share their key. */
  readonly keySlot?: string;
  readonly hash?: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** Object identifiers; left out where the extension shall be absent. */
  readonly extendedKeyUsage?: readonly string[];
  /** Bits by their RFC 5280 names; left out where the extension shall be absent. */
  readonly keyUsage?: readonly KeyUsage[];
  /** DNS names and addresses for subjectAltName. */
  readonly alternativeNames?: readonly string[];
  /** Adds basic constraints with this value of cA. */
  readonly isCa?: boolean;
  readonly serial?: bigint;
  /** Who signs; the certificate signs itself where this is left out. */
  readonly issuer?: MadeCertificate;
}

type KeyUsage = (typeof keyUsageBits)[number];

/** A practice certificate with its key, in the forms that servers and tests want. */
export interface MadeCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly keyPem: string;
  /** Thumbprints, lower-case hexadecimal. */
  readonly sha1: string;
  readonly sha256: string;
  /** The encoded subject and what signs in its name, for certificates below this one. */
  readonly name: Uint8Array;
  readonly keyKind: KeyKind;
  readonly keySlot: string;
}

/** Makes and signs one certificate. */
export function makeCertificate(recipe: CertificateRecipe): MadeCertificate {
  const { key: keyKind = 'rsa2048', keySlot = 'leaf', hash = 'sha256', issuer } = recipe;
  const attributes = recipe.subject ?? [['2.5.4.3', recipe.commonName] as const];
  const name = derSequence(
    ...attributes.map(([oid, text]) => derSet(derSequence(derOid(oid), derUtf8String(text)))),
  );
  const signer = labKey(issuer?.keyKind ?? keyKind, issuer?.keySlot ?? keySlot);
  const algorithm = signatureAlgorithm(issuer?.keyKind ?? keyKind, hash);
  const key = labKey(keyKind, keySlot);
  const tbs = derSequence(
    derExplicit(0, derInteger(2n)), // version 3
    derInteger(recipe.serial ?? serialFor(recipe)),
    algorithm,
    issuer?.name ?? name,
    derSequence(derTime(recipe.notBefore), derTime(recipe.notAfter)),
    name,
    new Uint8Array(key.publicKey.export({ type: 'spki', format: 'der' })),
    ...extensionsOf(recipe),
  );
  const signature = sign(hash, tbs, signer.privateKey);
  const whole = derSequence(tbs, algorithm, derBitString(new Uint8Array(signature)));
  return {
    der: whole,
    pem: encodePem('CERTIFICATE', whole),
    keyPem: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    sha1: createHash('sha1').update(whole).digest('hex'),
    sha256: new X509Certificate(whole).fingerprint256.replaceAll(':', '').toLowerCase(),
    name,
    keyKind,
    keySlot,
  };
}

/** The same recipe gives the same serial, so that practice servers stay comparable between runs. */
function serialFor(recipe: CertificateRecipe): bigint {
  const text = JSON.stringify([
    recipe.commonName,
    recipe.notBefore,
    recipe.notAfter,
    recipe.keySlot,
    recipe.key,
  ]);
  return BigInt(`0x1${createHash('sha256').update(text).digest('hex').slice(0, 30)}`);
}

/** RFC 8017 and RFC 5758 AlgorithmIdentifiers. */
function signatureAlgorithm(kind: KeyKind, hash: string): Uint8Array {
  if (kind.startsWith('ec')) {
    const oid = ecdsaOids[hash];
    if (oid === undefined) throw new RangeError(`no ECDSA signature with ${hash}`);
    return derSequence(derOid(oid));
  }
  // RFC 5758 3.1: dsa-with-sha256, without parameters.
  if (kind.startsWith('dsa')) return derSequence(derOid('2.16.840.1.101.3.4.3.2'));
  return derSequence(derOid(rsaOids[hash] ?? ''), derNull());
}

const rsaOids: Readonly<Record<string, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};

const ecdsaOids: Readonly<Record<string, string>> = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};

function extensionsOf(recipe: CertificateRecipe): readonly Uint8Array[] {
  const { extendedKeyUsage, keyUsage, alternativeNames, isCa } = recipe;
  const list: Uint8Array[] = [];
  const add = (oid: string, value: Uint8Array) => list.push(derSequence(derOid(oid), derOctetString(value)));
  if (extendedKeyUsage) add('2.5.29.37', derSequence(...extendedKeyUsage.map(derOid)));
  if (keyUsage) add('2.5.29.15', encodeKeyUsage(keyUsage));
  if (alternativeNames) add('2.5.29.17', derSequence(...alternativeNames.map(encodeAlternativeName)));
  if (isCa !== undefined) add('2.5.29.19', isCa ? derSequence(derBoolean(true)) : derSequence());
  return list.length > 0 ? [derExplicit(3, derSequence(...list))] : [];
}

const keyUsageBits = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;

/** One byte holds the first eight bits; DER wants the unset ones at the end counted as unused. */
function encodeKeyUsage(usages: readonly KeyUsage[]): Uint8Array {
  const bits = usages.reduce((byte, usage) => byte | (0x80 >> keyUsageBits.indexOf(usage)), 0);
  const unused = bits === 0 ? 0 : 31 - Math.clz32(bits & -bits);
  return derBitString(bits === 0 ? new Uint8Array(0) : Uint8Array.of(bits), unused);
}

function encodeAlternativeName(name: string): Uint8Array {
  const parts = name.split('.').map(Number);
  if (parts.length === 4 && parts.every((part) => part >= 0 && part <= 255))
    return der(0x87, Uint8Array.from(parts));
  if (name.includes(':')) return der(0x87, ipv6Bytes(name));
  return der(0x82, new TextEncoder().encode(name));
}

function ipv6Bytes(address: string): Uint8Array {
  const [head = [], tail] = address
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''));
  const missing = tail === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])];
  return fromHex(groups.map((group) => group.padStart(4, '0')).join(''));
}
