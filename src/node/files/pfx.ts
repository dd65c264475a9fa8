import type { OpenedPfx } from '../../core/evidence/reader.ts';

/**
 * Opens a PKCS #12 file (RFC 7292), old RC2 and 3DES ones included, which the OpenSSL of current Node refuses. The private
 * key is looked for, never handed out.
 */
export async function openPfx(
  bytes: Uint8Array,
  password: string,
): Promise<OpenedPfx | { readonly problem: string }> {
  const { default: forge } = await import('node-forge');
  try {
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')));
    const pfx = forge.pkcs12.pkcs12FromAsn1(asn1, password);
    const bags = (type: string) => pfx.getBags({ bagType: type })[type] ?? [];
    const keys = [...bags(forge.pki.oids['pkcs8ShroudedKeyBag']!), ...bags(forge.pki.oids['keyBag']!)];
    const keyIds = keys.map(({ attributes }) => localKeyId(attributes));
    const bagged = bags(forge.pki.oids['certBag']!).toSorted(
      (a, b) => keyIds.indexOf(localKeyId(b.attributes)) - keyIds.indexOf(localKeyId(a.attributes)),
    );
    const certificates = bagged.map(({ cert, asn1 }) => {
      // Certificates with keys other than RSA are not parsed by the library; it hands their ASN.1 on as it was.
      const parsed = cert ? forge.pki.certificateToAsn1(cert) : asn1;
      return new Uint8Array(Buffer.from(forge.asn1.toDer(parsed).getBytes(), 'binary'));
    });
    return { certificates, hasPrivateKey: keys.length > 0 };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const wrong = /password|mac could not be verified/i.test(why);
    return {
      problem: wrong
        ? 'the password does not open it'
        : `not a PKCS #12 file that can be read (${why.slice(0, 120)})`,
    };
  }
}

function localKeyId(attributes: unknown): string {
  const ids: unknown =
    typeof attributes === 'object' && attributes !== null && 'localKeyId' in attributes
      ? attributes.localKeyId
      : [];
  return String(ids);
}
