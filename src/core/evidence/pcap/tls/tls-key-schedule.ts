import { toUtf8 } from '../../../bytes/text.ts';
import { join, u16be, u8 } from '../../../bytes/write.ts';
import type { Crypto, HashName } from '../../../protocol/crypto.ts';
import type { SuiteCipher } from './tls-cipher.ts';

/** Keys for one direction. */
export interface DirectionKeys {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly macKey: Uint8Array;
}

/** RFC 5246 section 6.3 and RFC 2246 section 6.3: both directions' keys from the master secret. */
export function keysFromMaster(
  crypto: Crypto,
  cipher: SuiteCipher,
  isTls12: boolean,
  master: Uint8Array,
  randoms: { readonly client: Uint8Array; readonly server: Uint8Array },
): { readonly client: DirectionKeys; readonly server: DirectionKeys } {
  const macLength = cipher.mac?.length ?? 0;
  const total = 2 * (macLength + cipher.keyLength + cipher.ivLength);
  const seed = join(toUtf8('key expansion'), randoms.server, randoms.client);
  const block = isTls12
    ? expand(crypto, cipher.prf, master, seed, total)
    : expandOld(crypto, master, seed, total);
  let at = 0;
  const next = (length: number) => block.subarray(at, (at += length));
  const [clientMac, serverMac] = [next(macLength), next(macLength)];
  const [clientKey, serverKey] = [next(cipher.keyLength), next(cipher.keyLength)];
  const [clientIv, serverIv] = [next(cipher.ivLength), next(cipher.ivLength)];
  return {
    client: { key: clientKey, iv: clientIv, macKey: clientMac },
    server: { key: serverKey, iv: serverIv, macKey: serverMac },
  };
}

/** P_hash of RFC 5246 section 5. */
function expand(
  crypto: Crypto,
  hash: HashName,
  secret: Uint8Array,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let made = 0;
  let a = seed;
  while (made < length) {
    a = crypto.hmac(hash, secret, a);
    const part = crypto.hmac(hash, secret, join(a, seed));
    parts.push(part);
    made += part.length;
  }
  return join(...parts).subarray(0, length);
}

/** The PRF of TLS 1.0 and 1.1: MD5 with the first half of the secret, SHA-1 with the second. RFC 2246 section 5 */
function expandOld(crypto: Crypto, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  const half = Math.ceil(secret.length / 2);
  const first = expand(crypto, 'md5', secret.subarray(0, half), seed, length);
  const second = expand(crypto, 'sha1', secret.subarray(secret.length - half), seed, length);
  return first.map((byte, i) => byte ^ second[i]!);
}

/** RFC 8446 section 7.3: the keys of one direction from its traffic secret. */
export function keysFromTraffic(crypto: Crypto, cipher: SuiteCipher, secret: Uint8Array): DirectionKeys {
  return {
    key: expandLabel(crypto, cipher.prf, secret, 'key', cipher.keyLength),
    iv: expandLabel(crypto, cipher.prf, secret, 'iv', 12),
    macKey: new Uint8Array(0),
  };
}

/** The traffic secret after a KeyUpdate. RFC 8446 section 7.2 */
export function nextTraffic(crypto: Crypto, cipher: SuiteCipher, secret: Uint8Array): Uint8Array {
  return expandLabel(crypto, cipher.prf, secret, 'traffic upd', cipher.prf === 'sha384' ? 48 : 32);
}

/** HKDF-Expand-Label with an empty context; no length here needs more than one block. RFC 8446 section 7.1 */
function expandLabel(
  crypto: Crypto,
  hash: HashName,
  secret: Uint8Array,
  label: string,
  length: number,
): Uint8Array {
  const text = toUtf8(`tls13 ${label}`);
  const content = join(u16be(length), u8(text.length), text, u8(0), u8(1));
  return crypto.hmac(hash, secret, content).subarray(0, length);
}
