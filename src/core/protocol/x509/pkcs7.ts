import { decodeOid, DerReader, tags } from './der.ts';

/** The most certificates that are taken from one file. */
const MAX_CERTIFICATES = 1000;

/** The DER certificates inside a PKCS #7 SignedData (.p7b, RFC 5652 5.1), in the order of the file. */
export function certificatesOfPkcs7(bytes: Uint8Array): readonly Uint8Array[] {
  const content = new DerReader(bytes, 'Pkcs7').inside(tags.sequence, 'contentInfo');
  const type = decodeOid(content.expect(tags.oid, 'contentType').content);
  if (type !== '1.2.840.113549.1.7.2') content.reject('contentType', `${type} is not signedData`);
  const signed = content.inside(0xa0, 'content').inside(tags.sequence, 'signedData');
  signed.expect(tags.integer, 'version');
  signed.expect(tags.set, 'digestAlgorithms');
  signed.expect(tags.sequence, 'encapContentInfo');
  const list = signed.optional(0xa0, 'certificates');
  if (list === undefined) return [];
  const reader = new DerReader(list.content, 'Pkcs7.certificates');
  const certificates: Uint8Array[] = [];
  while (!reader.isDone) {
    if (certificates.length === MAX_CERTIFICATES) {
      reader.reject('certificates', `more than ${MAX_CERTIFICATES} certificates`);
    }
    const { tag, whole } = reader.any('certificate');
    // Other tags are attribute certificates and the like, which no RDP server uses.
    if (tag === tags.sequence) certificates.push(whole);
  }
  return certificates;
}
