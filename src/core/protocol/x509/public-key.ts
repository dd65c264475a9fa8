import { DecodeError } from '../../bytes/reader.ts';
import { decodeOid, DerReader, tags } from './der.ts';
import type { DerValue } from './der.ts';

/** Kind and size of a certificate's key; `unknown` with 0 bits where it cannot be read. */
export interface PublicKey {
  readonly type: 'rsa' | 'ec' | 'dsa' | 'ed25519' | 'ed448' | 'unknown';
  readonly bits: number;
  /** The curve by its TLS name, or its object identifier. */
  readonly curve?: string;
}

/** Decodes a SubjectPublicKeyInfo; a key that is not understood is a value, because the rest still tells much. */
export function decodePublicKey(spki: DerValue): PublicKey {
  try {
    const info = new DerReader(spki.content, 'SubjectPublicKeyInfo');
    const algorithm = info.inside(tags.sequence, 'algorithm');
    const oid = decodeOid(algorithm.expect(tags.oid, 'oid').content);
    const bits = info.expect(tags.bitString, 'key').content.subarray(1);
    return decodeKind(oid, algorithm, bits);
  } catch (error) {
    if (error instanceof DecodeError) return { type: 'unknown', bits: 0 };
    throw error;
  }
}

function decodeKind(oid: string, parameters: DerReader, key: Uint8Array): PublicKey {
  switch (oid) {
    case '1.2.840.113549.1.1.1': // rsaEncryption
    case '1.2.840.113549.1.1.10': {
      // a key for RSASSA-PSS only
      const modulus = new DerReader(key, 'RSAPublicKey')
        .inside(tags.sequence, 'key')
        .expect(tags.integer, 'modulus');
      return { type: 'rsa', bits: integerBits(modulus.content) };
    }
    case '1.2.840.10040.4.1': {
      const prime = parameters.inside(tags.sequence, 'parameters').expect(tags.integer, 'prime');
      return { type: 'dsa', bits: integerBits(prime.content) };
    }
    case '1.2.840.10045.2.1': {
      const curve = decodeOid(parameters.expect(tags.oid, 'curve').content);
      const [name, bits] = curves[curve] ?? [curve, 0];
      return { type: 'ec', bits, curve: name };
    }
    case '1.3.101.112':
      return { type: 'ed25519', bits: 256 };
    case '1.3.101.113':
      return { type: 'ed448', bits: 456 };
    default:
      return { type: 'unknown', bits: 0 };
  }
}

function integerBits(content: Uint8Array): number {
  const first = content.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (content.length - first) * 8 - Math.clz32(content[first] ?? 0) + 24;
}

/** Named curves and their bits: RFC 5480 2.1.1.1, SEC 2, RFC 5639. */
const curves: Readonly<Record<string, readonly [string, number]>> = {
  '1.2.840.10045.3.1.1': ['secp192r1', 192],
  '1.2.840.10045.3.1.7': ['secp256r1', 256],
  '1.3.132.0.10': ['secp256k1', 256],
  '1.3.132.0.33': ['secp224r1', 224],
  '1.3.132.0.34': ['secp384r1', 384],
  '1.3.132.0.35': ['secp521r1', 521],
  '1.3.36.3.3.2.8.1.1.7': ['brainpoolP256r1', 256],
  '1.3.36.3.3.2.8.1.1.11': ['brainpoolP384r1', 384],
  '1.3.36.3.3.2.8.1.1.13': ['brainpoolP512r1', 512],
};
