import { Reader } from '../../bytes/reader.ts';
import { join, u16le, u32le } from '../../bytes/write.ts';

/** The certificate of standard RDP security, [MS-RDPBCGR] 2.2.1.4.3.1: proprietary, or an X.509 chain. */
export type ServerCertificate =
  | {
      readonly kind: 'proprietary';
      readonly rsaBits: number;
      readonly exponent: number;
      /** Little-endian, without the eight bytes of padding. */
      readonly modulus: Uint8Array;
      readonly signature: Uint8Array;
    }
  | {
      readonly kind: 'x509';
      /** DER certificates, root first, as [MS-RDPBCGR] 5.3.3.2 orders them. */
      readonly certificates: readonly Uint8Array[];
    };

/** Decodes the certificate of TS_UD_SC_SEC1; other chain versions and key types are DecodeErrors. */
export function decodeServerCertificate(bytes: Uint8Array): ServerCertificate {
  const reader = new Reader(bytes, 'ServerCertificate');
  const version = reader.u32le('version') & 0x7fff_ffff;
  if (version === 2) return decodeChain(reader);
  if (version !== 1) reader.reject('version', `${version} is neither proprietary nor X.509`);
  return decodeProprietary(reader);
}

/** A proprietary certificate with the key and signature given, for servers that practise standard RDP security. */
export function encodeProprietaryCertificate(key: {
  readonly modulus: Uint8Array;
  readonly exponent: number;
  readonly signature: Uint8Array;
}): Uint8Array<ArrayBuffer> {
  const length = key.modulus.length;
  const publicKey = join(
    u32le(RSA1),
    join(u32le(length + 8), u32le(length * 8), u32le(length - 1), u32le(key.exponent)),
    join(key.modulus, new Uint8Array(8)),
  );
  const signature = join(key.signature, new Uint8Array(8));
  return join(
    join(u32le(1), u32le(1), u32le(1)),
    join(u16le(BLOB_KEY), u16le(publicKey.length), publicKey),
    join(u16le(BLOB_SIGNATURE), u16le(signature.length), signature),
  );
}

function decodeProprietary(reader: Reader): ServerCertificate {
  reader.u32le('signatureAlgorithm');
  const algorithm = reader.u32le('keyAlgorithm');
  if (algorithm !== 1) reader.reject('keyAlgorithm', `${algorithm} is not RSA`);
  const blobType = reader.u16le('publicKeyBlobType');
  if (blobType !== BLOB_KEY) reader.reject('publicKeyBlobType', `${blobType} is not ${BLOB_KEY}`);
  const key = reader.inner(reader.u16le('publicKeyBlobLength'), 'publicKey');
  const magic = key.u32le('magic');
  if (magic !== RSA1) key.reject('magic', `0x${magic.toString(16)} is not RSA1`);
  const keyLength = key.u32le('keyLength');
  const rsaBits = key.u32le('bitLength');
  key.u32le('dataLength');
  const exponent = key.u32le('exponent');
  if (keyLength < 8 || Math.ceil(rsaBits / 8) + 8 !== keyLength) {
    key.reject('keyLength', `${keyLength} bytes do not fit ${rsaBits} bits`);
  }
  const modulus = key.bytes(keyLength - 8, 'modulus');
  reader.u16le('signatureBlobType');
  const signature = reader.bytes(reader.u16le('signatureBlobLength'), 'signature');
  return { kind: 'proprietary', rsaBits, exponent, modulus, signature };
}

function decodeChain(reader: Reader): ServerCertificate {
  const count = reader.u32le('numCertBlobs');
  if (count < 1 || count > MAX_CHAIN) reader.reject('numCertBlobs', `${count} certificates`);
  const certificates = Array.from({ length: count }, () => {
    const length = reader.u32le('certificate length');
    return reader.bytes(length, 'certificate');
  });
  return { kind: 'x509', certificates };
}

const RSA1 = 0x31415352;
const BLOB_KEY = 6;
const BLOB_SIGNATURE = 8;
const MAX_CHAIN = 200;
