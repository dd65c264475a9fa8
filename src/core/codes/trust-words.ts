/** Why a trust store did not accept a chain, from the name of OpenSSL's verification error; one phrase. */
export function trustWords(code: string | undefined): string {
  if (code === undefined) return 'not trusted by this machine';
  return words[code] ?? `not trusted by this machine (${code})`;
}

/** openssl/x509_vfy.h without its prefix X509_V_ERR_, as Node names them. */
const words: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'the root of the chain is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the issuer was not sent and is not known here',
  UNABLE_TO_GET_ISSUER_CERT: 'an issuer in the chain is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the issuer is not known here',
  CERT_HAS_EXPIRED: 'a certificate of the chain has expired',
  CERT_NOT_YET_VALID: 'a certificate of the chain is not valid yet',
  CERT_SIGNATURE_FAILURE: 'a signature in the chain is wrong',
  INVALID_PURPOSE: 'the certificate is not meant for servers',
  CERT_UNTRUSTED: 'a certificate of the chain is not trusted',
  HOSTNAME_MISMATCH: 'the certificate is for another name',
};
