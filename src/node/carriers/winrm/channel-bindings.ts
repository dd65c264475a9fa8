import { createHash } from 'node:crypto';
import { channelBindingsHash } from '../../../core/protocol/credssp/ntlm-keys.ts';
import { decodeCertificate } from '../../../core/protocol/x509/certificate.ts';
import { nodeCrypto } from '../../crypto.ts';

/**
 * What binds a logon to a TLS connection: the hash over the server's certificate, or undefined where its signature algorithm
 * names no hash. A wrong one is worse than none, since Windows checks what is sent.
 */
export function channelBindingsOf(certificate: Uint8Array): Uint8Array | undefined {
  const hash = endPointHash(signatureOf(certificate));
  return hash === undefined
    ? undefined
    : channelBindingsHash(nodeCrypto, createHash(hash).update(certificate).digest());
}

/** RFC 5929 4.1: the hash of the signature algorithm, and SHA-256 in place of MD5 and SHA-1. */
export function endPointHash(signature: string): string | undefined {
  const named =
    /^(?:md5|sha(?:1|224|256|384|512))(?=With)|(?<=-with-|With|_with_)SHA(?:1|224|256|384|512)$/i.exec(
      signature,
    )?.[0];
  if (named === undefined) return undefined;
  const hash = named.toLowerCase();
  return hash === 'md5' || hash === 'sha1' ? 'sha256' : hash;
}

function signatureOf(certificate: Uint8Array): string {
  try {
    return decodeCertificate(certificate, nodeCrypto).signature;
  } catch {
    return '';
  }
}
