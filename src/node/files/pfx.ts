import { pbkdf2Sync } from 'node:crypto';
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
    const pfx = withIterations(forge, () => forge.pkcs12.pkcs12FromAsn1(asn1, password));
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

type Forge = typeof import('node-forge');
type Derive = (
  password: unknown,
  salt: unknown,
  id: unknown,
  iterations: number,
  ...more: unknown[]
) => unknown;

/**
 * The file itself says how often its keys are hashed, also in parts that only its password opens. All of it together may
 * take no longer than a person waits, so each derivation of the library is charged before it begins.
 */
function withIterations<T>(forge: Forge, open: () => T): T {
  let left = MOST_ITERATIONS;
  const charge = (iterations: number) => {
    left -= iterations;
    if (left < 0) throw new Error(`its keys are derived in more than ${MOST_ITERATIONS} steps`);
  };
  // The types of the library leave these two out.
  const pkcs12 = forge.pkcs12 as unknown as { generateKey: Derive };
  const { pbe } = forge.pki as unknown as { pbe: { generatePkcs12Key: Derive } };
  const before = [pkcs12.generateKey, pbe.generatePkcs12Key, forge.pkcs5.pbkdf2] as const;
  const charged =
    (derive: Derive): Derive =>
    (password, salt, id, iterations, ...more) => {
      charge(iterations);
      return derive(password, salt, id, iterations, ...more);
    };
  pkcs12.generateKey = charged(before[0]);
  pbe.generatePkcs12Key = charged(before[1]);
  const native = (password: string, salt: string, iterations: number, length: number, md?: unknown) => {
    charge(iterations);
    const [secret, seasoning] = [Buffer.from(password, 'binary'), Buffer.from(salt, 'binary')];
    return pbkdf2Sync(secret, seasoning, iterations, length, digestOf(md)).toString('binary');
  };
  // One signature of several, the one that the library itself calls.
  forge.pkcs5.pbkdf2 = native as typeof forge.pkcs5.pbkdf2;
  try {
    return open();
  } finally {
    [pkcs12.generateKey, pbe.generatePkcs12Key, forge.pkcs5.pbkdf2] = before;
  }
}

function digestOf(md: unknown): string {
  const named = typeof md === 'object' && md !== null && 'algorithm' in md ? md.algorithm : md;
  return typeof named === 'string' ? named : 'sha1';
}

const MOST_ITERATIONS = 600_000;

function localKeyId(attributes: unknown): string {
  const ids: unknown =
    typeof attributes === 'object' && attributes !== null && 'localKeyId' in attributes
      ? attributes.localKeyId
      : [];
  return String(ids);
}
