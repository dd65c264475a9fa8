import { DecodeError } from '../../bytes/reader.ts';
import { decodeOid, DerReader, tags } from './der.ts';
import type { DerValue } from './der.ts';

/** The signature algorithm's name, such as sha256WithRSAEncryption; its object identifier where none is known. */
export function signatureNameOf(algorithm: DerValue): string {
  const reader = new DerReader(algorithm.content, 'AlgorithmIdentifier');
  const oid = decodeOid(reader.expect(tags.oid, 'oid').content);
  if (oid === '1.2.840.113549.1.1.10') return `${pssHash(reader)}WithRSASSA-PSS`;
  return names[oid] ?? oid;
}

/** The hash of RSASSA-PSS parameters; SHA-1 where they name none (RFC 4055 3.1). */
function pssHash(parameters: DerReader): string {
  try {
    const fields = parameters.optional(tags.sequence, 'parameters');
    const hash = fields && new DerReader(fields.content, 'PSS').optional(0xa0, 'hash');
    if (hash === undefined) return 'sha1';
    const oid = new DerReader(hash.content, 'hash')
      .inside(tags.sequence, 'algorithm')
      .expect(tags.oid, 'oid');
    return hashes[decodeOid(oid.content)] ?? decodeOid(oid.content);
  } catch (error) {
    if (error instanceof DecodeError) return 'unreadable';
    throw error;
  }
}

const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
};

/** RFC 8017, RFC 5758, RFC 8410 and their predecessors, by the names OpenSSL prints. */
const names: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
  '1.2.840.113549.1.1.3': 'md4WithRSAEncryption',
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.3.14.3.2.29': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.10040.4.3': 'dsaWithSHA1',
  '2.16.840.1.101.3.4.3.2': 'dsa_with_SHA256',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.1': 'ecdsa-with-SHA224',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '1.3.101.112': 'ED25519',
  '1.3.101.113': 'ED448',
};
