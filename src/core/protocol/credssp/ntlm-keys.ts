import { toUtf16le, toUtf8 } from '../../bytes/text.ts';
import { join, u32le } from '../../bytes/write.ts';
import type { Crypto } from '../crypto.ts';
import { md4 } from './md4.ts';
import { hasFlag, ntlmFlags } from './ntlm-flags.ts';

/** What an account is known by: its password, or the NT hash of it (MD4 over UTF-16LE, 16 bytes). */
export type NtlmSecret = { readonly password: string } | { readonly ntHash: Uint8Array };

/** NTOWFv2, [MS-NLMP] 3.3.2: the key that NTLMv2 proofs are made with. */
export function ntlmV2Key(crypto: Crypto, secret: NtlmSecret, user: string, domain: string): Uint8Array {
  const ntHash = 'ntHash' in secret ? secret.ntHash : md4(toUtf16le(secret.password));
  return crypto.hmac('md5', ntHash, toUtf16le(user.toUpperCase() + domain));
}

/** NTProofStr, [MS-NLMP] 3.3.2: 16 bytes over the server's challenge and the client's. */
export function ntProof(
  crypto: Crypto,
  v2Key: Uint8Array,
  serverChallenge: Uint8Array,
  clientChallenge: Uint8Array,
): Uint8Array {
  return crypto.hmac('md5', v2Key, join(serverChallenge, clientChallenge));
}

/** SessionBaseKey, which is also the KeyExchangeKey in NTLMv2. */
export function sessionBaseKey(crypto: Crypto, v2Key: Uint8Array, proof: Uint8Array): Uint8Array {
  return crypto.hmac('md5', v2Key, proof);
}

/** SIGNKEY, [MS-NLMP] 3.4.5.2, for messages that `sender` sends. */
export function signingKey(crypto: Crypto, sessionKey: Uint8Array, sender: 'client' | 'server'): Uint8Array {
  return crypto.hash('md5', join(sessionKey, toUtf8(`session key to ${direction[sender]} signing ${MAGIC}`)));
}

/** SEALKEY, [MS-NLMP] 3.4.5.3, with extended session security; weaker keys where 128 bits were not agreed. */
export function sealingKey(
  crypto: Crypto,
  sessionKey: Uint8Array,
  flags: number,
  sender: 'client' | 'server',
): Uint8Array {
  const weak = hasFlag(flags, ntlmFlags.key56) ? 7 : 5;
  const base = hasFlag(flags, ntlmFlags.key128) ? sessionKey : sessionKey.subarray(0, weak);
  return crypto.hash('md5', join(base, toUtf8(`session key to ${direction[sender]} sealing ${MAGIC}`)));
}

/** The MIC over the three messages, [MS-NLMP] 3.1.5.1.2; the MIC field in `authenticate` must be zeros. */
export function messageIntegrityCode(
  crypto: Crypto,
  sessionKey: Uint8Array,
  messages: readonly [negotiate: Uint8Array, challenge: Uint8Array, authenticate: Uint8Array],
): Uint8Array {
  return crypto.hmac('md5', sessionKey, join(...messages));
}

/** MsvAvChannelBindings for a TLS certificate, RFC 5929 tls-server-end-point: MD5 over gss_channel_bindings. */
export function channelBindingsHash(crypto: Crypto, certificateHash: Uint8Array): Uint8Array {
  const application = join(toUtf8('tls-server-end-point:'), certificateHash);
  return crypto.hash('md5', join(new Uint8Array(16), u32le(application.length), application));
}

const direction = { client: 'client-to-server', server: 'server-to-client' } as const;
const MAGIC = 'key magic constant\0';
