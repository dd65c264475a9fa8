/** The first build of Windows that opens a .pfx encrypted with AES and signed with SHA-256 (Server 2019). */
export const FIRST_BUILD_WITH_AES_PFX = 17_763;

/**
 * A .pfx as OpenSSL 3 writes it (PBES2), put anew into the form that every Windows opens: 3DES, SHA-1, the password that was
 * given. Undefined where it has that form already.
 */
export async function rewrapPfx(
  bytes: Uint8Array,
  password: string,
): Promise<Uint8Array | { readonly problem: string } | undefined> {
  if (!Buffer.from(bytes).includes(pbes2)) return undefined;
  const { default: forge } = await import('node-forge');
  try {
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')));
    const pfx = forge.pkcs12.pkcs12FromAsn1(asn1, password);
    const bags = (type: string) => pfx.getBags({ bagType: type })[type] ?? [];
    const [key] = bags(forge.pki.oids['pkcs8ShroudedKeyBag']!);
    const certificates = bags(forge.pki.oids['certBag']!).flatMap(({ cert }) => (cert ? [cert] : []));
    if (!key?.key || certificates.length === 0) {
      return { problem: 'its key is no RSA key; make it with openssl pkcs12 -export -legacy' };
    }
    const { n } = key.key as unknown as { readonly n: { readonly equals: (other: unknown) => boolean } };
    const own = certificates.toSorted((a, b) => Number(isOf(b.publicKey, n)) - Number(isOf(a.publicKey, n)));
    const wrapped = forge.pkcs12.toPkcs12Asn1(key.key, own, password, { algorithm: '3des' });
    return new Uint8Array(Buffer.from(forge.asn1.toDer(wrapped).getBytes(), 'binary'));
  } catch (error) {
    return { problem: error instanceof Error ? error.message.slice(0, 120) : 'it cannot be taken apart' };
  }
}

/** Whether a public key is the other half of the private one: both have the modulus. */
function isOf(publicKey: unknown, n: { readonly equals: (other: unknown) => boolean }): boolean {
  return typeof publicKey === 'object' && publicKey !== null && 'n' in publicKey && n.equals(publicKey.n);
}

/** OBJECT IDENTIFIER 1.2.840.113549.1.5.13. */
const pbes2 = Buffer.from('06092a864886f70d01050d', 'hex');
