import { DecodeError } from '../../bytes/reader.ts';
import { fromUtf8 } from '../../bytes/text.ts';
import { fact } from '../../facts/case-file.ts';
import { decodeCertificate } from '../../protocol/x509/certificate.ts';
import { certificatesOfPkcs7 } from '../../protocol/x509/pkcs7.ts';
import { splitPem } from '../../protocol/x509/pem.ts';
import { onlyNotes, readWhole, type EvidenceReader, type OpenedPfx, type ReadingContext } from '../reader.ts';

/** .cer, .crt, .pem, .p7b and .pfx → the certificates somebody has at hand for the server. */
export const certificateFileReader: EvidenceReader = {
  name: 'certificate',

  recognises(head) {
    return /-----BEGIN (TRUSTED |X509 )?(CERTIFICATE|PKCS7)-----/.test(fromUtf8(head)) || isDerSequence(head);
  },

  async read(source, context) {
    const bytes = readWhole(source, 4 * 1_048_576);
    if ('problem' in bytes) return onlyNotes(bytes.problem);
    try {
      const opened = await open(source.name, bytes, context);
      if ('problem' in opened) return onlyNotes(`${source.name}: ${opened.problem}`);
      const certificates = opened.certificates.map((der) => decodeCertificate(der, context.crypto));
      const value = { file: source.name, certificates, hasPrivateKey: opened.hasPrivateKey };
      const by = { by: 'certificate file', from: source.name, at: context.now };
      return { facts: [fact('certificateFile', value, by)], gaps: [], notes: [] };
    } catch (error) {
      if (error instanceof DecodeError) return onlyNotes(`${source.name}: ${error.message}`);
      throw error;
    }
  },
};

async function open(
  name: string,
  bytes: Uint8Array,
  context: ReadingContext,
): Promise<OpenedPfx | { readonly problem: string }> {
  const text = fromUtf8(bytes);
  if (text.includes('-----BEGIN ')) {
    const blocks = splitPem(text);
    const certificates = blocks.flatMap(({ label, bytes: block }) =>
      label === 'PKCS7' ? certificatesOfPkcs7(block) : label.endsWith('CERTIFICATE') ? [block] : [],
    );
    return { certificates, hasPrivateKey: blocks.some(({ label }) => label.endsWith('PRIVATE KEY')) };
  }
  // A PKCS #12 file begins with version 3, a certificate with another sequence, PKCS #7 with an object identifier.
  const inner = bytes[bytes[1]! < 0x80 ? 2 : 2 + (bytes[1]! & 0x7f)];
  if (inner === 0x06) return { certificates: certificatesOfPkcs7(bytes), hasPrivateKey: false };
  if (inner !== 0x02) return { certificates: [bytes], hasPrivateKey: false };
  return context.openPfx
    ? context.openPfx(name, bytes)
    : { problem: 'a .pfx file, and nobody to ask for its password' };
}

/** A long-form DER sequence with something DER-like inside: certificate, PKCS #7 or PKCS #12. */
function isDerSequence(head: Uint8Array): boolean {
  if (head[0] !== 0x30 || (head[1] !== 0x82 && head[1] !== 0x83 && head[1] !== 0x80)) return false;
  const inner = head[head[1] === 0x80 ? 2 : 2 + (head[1] & 0x7f)];
  return inner === 0x30 || inner === 0x06 || inner === 0x02;
}
