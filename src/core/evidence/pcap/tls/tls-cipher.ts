import type { HashName } from '../../../protocol/crypto.ts';
import { suiteName } from '../../../protocol/tls/suites.ts';

/** How a cipher suite protects records, read from its IANA name. */
export interface SuiteCipher {
  readonly kind: 'gcm' | 'ccm' | 'chacha' | 'cbc' | 'rc4';
  readonly keyLength: 16 | 24 | 32;
  /** Bytes of IV that the key block gives. */
  readonly ivLength: number;
  /** Bytes of a block of CBC suites: 8 is triple DES, 16 is AES. */
  readonly block?: 8 | 16;
  /** Bytes of the tag of AEAD suites. */
  readonly tag?: 8 | 16;
  /** The HMAC of CBC and RC4 suites. */
  readonly mac?: { readonly hash: HashName; readonly length: number };
  /** The hash of the key derivation from TLS 1.2 on. */
  readonly prf: 'sha256' | 'sha384';
}

/** The cipher of a suite; undefined for those that cannot be undone here (export grades, Camellia, ARIA, NULL …). */
export function cipherOf(suite: number): SuiteCipher | undefined {
  const name = suiteName(suite);
  const prf = name.endsWith('SHA384') ? 'sha384' : 'sha256';
  if (name.includes('CHACHA20_POLY1305'))
    return { kind: 'chacha', keyLength: 32, ivLength: 12, tag: 16, prf };
  if (/_RC4_128_(?:MD5|SHA)$/.test(name))
    return { kind: 'rc4', keyLength: 16, ivLength: 0, mac: macOf(name), prf };
  if (name.endsWith('_3DES_EDE_CBC_SHA'))
    return { kind: 'cbc', keyLength: 24, ivLength: 8, block: 8, mac: macOf(name), prf };
  const [, bits, mode] =
    /_AES_(128|256)_(GCM_SHA(?:256|384)|CBC_SHA(?:256|384)?|CCM(?:_8)?(?:_SHA256)?)$/.exec(name) ?? [];
  if (bits === undefined || mode === undefined) return undefined;
  const keyLength = bits === '128' ? 16 : 32;
  if (mode.startsWith('CBC'))
    return { kind: 'cbc', keyLength, ivLength: 16, block: 16, mac: macOf(name), prf };
  const ivLength = name.includes('_WITH_') ? 4 : 12;
  if (mode.startsWith('GCM')) return { kind: 'gcm', keyLength, ivLength, tag: 16, prf };
  return { kind: 'ccm', keyLength, ivLength, tag: mode.startsWith('CCM_8') ? 8 : 16, prf };
}

function macOf(name: string): { readonly hash: HashName; readonly length: number } {
  if (name.endsWith('SHA256')) return { hash: 'sha256', length: 32 };
  if (name.endsWith('SHA384')) return { hash: 'sha384', length: 48 };
  return name.endsWith('MD5') ? { hash: 'md5', length: 16 } : { hash: 'sha1', length: 20 };
}
