import type { HashName } from '../../protocol/crypto.ts';
import { suiteName } from '../../protocol/tls/suites.ts';

/** How a cipher suite protects records, read from its IANA name. */
export interface SuiteCipher {
  readonly kind: 'gcm' | 'chacha' | 'cbc';
  readonly keyLength: 16 | 32;
  /** Bytes of IV that the key block gives. */
  readonly ivLength: number;
  /** The HMAC of CBC suites. */
  readonly mac?: { readonly hash: HashName; readonly length: number };
  /** The hash of the key derivation from TLS 1.2 on. */
  readonly prf: 'sha256' | 'sha384';
}

/** The cipher of a suite; undefined for those that cannot be undone here (RC4, 3DES, CCM, Camellia, NULL …). */
export function cipherOf(suite: number): SuiteCipher | undefined {
  const name = suiteName(suite);
  const prf = name.endsWith('SHA384') ? 'sha384' : 'sha256';
  if (name.includes('CHACHA20_POLY1305')) return { kind: 'chacha', keyLength: 32, ivLength: 12, prf };
  const [, bits, mode] = /_AES_(128|256)_(GCM|CBC)_SHA(?:256|384)?$/.exec(name) ?? [];
  if (bits === undefined) return undefined;
  const keyLength = bits === '128' ? 16 : 32;
  if (mode === 'GCM') return { kind: 'gcm', keyLength, ivLength: name.includes('_WITH_') ? 4 : 12, prf };
  const mac = name.endsWith('SHA256')
    ? ({ hash: 'sha256', length: 32 } as const)
    : name.endsWith('SHA384')
      ? ({ hash: 'sha384', length: 48 } as const)
      : ({ hash: 'sha1', length: 20 } as const);
  return { kind: 'cbc', keyLength, ivLength: 16, mac, prf };
}
