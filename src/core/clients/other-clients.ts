import { appleSuites, opensslSuites, rustlsSuites } from './cipher-suites.ts';
import { notFound, stated, type ClientProfile } from './client-profile.ts';

const freerdp2 = 'FreeRDP 2.11.7 libfreerdp/core/settings.c, crypto/tls.c';
const freerdp3 = 'FreeRDP/FreeRDP@96265644 libfreerdp/core/settings.c, crypto/tls.c';
const ironrdp = 'Devolutions/IronRDP@18e259cd crates/ironrdp-tls, ironrdp-connector';
const measured2 = 'measured: xfreerdp 2.11.7 (Debian 12, OpenSSL 3.0) against test servers on loopback';
const measuredRdesktop = 'measured: rdesktop 1.9.0 (Debian 12, GnuTLS 3.7) against test servers on loopback';
const openssl = 'OpenSSL 3.0: ciphers DEFAULT';
const appleCapture =
  "ntop/nDPI rdp.pcap: a ClientHello in the form of Apple's SecureTransport; that Windows App sends it is not confirmed";
const appleDocs = 'no Microsoft page on the TLS of the Apple clients was found';

const opensslSignatures = [
  'ecdsa_secp256r1_sha256',
  'ecdsa_secp384r1_sha384',
  'ecdsa_secp521r1_sha512',
  'ed25519',
  'ed448',
  'rsa_pss_pss_sha256',
  'rsa_pss_rsae_sha256',
  'rsa_pss_rsae_sha384',
  'rsa_pss_rsae_sha512',
  'rsa_pkcs1_sha256',
  'rsa_pkcs1_sha384',
  'rsa_pkcs1_sha512',
];

/** FreeRDP 2: TLS 1.0 is its lowest setting, but security level 1 of OpenSSL 3 shuts 1.0 and 1.1 out. */
const freerdp2Profile: ClientProfile = {
  id: 'freerdp-2',
  name: 'FreeRDP 2 (with OpenSSL 3)',
  offers: stated(['ssl', 'hybrid'], `${freerdp2}: NLA and TLS on, ExtSecurity off`),
  tlsVersions: stated(['TLS 1.2', 'TLS 1.3'], measured2),
  suites: stated(opensslSuites, `${openssl}@SECLEVEL=1; ${measured2}`),
  groups: stated(['x25519', 'secp256r1', 'x448', 'secp521r1', 'secp384r1'], `${openssl}; ${measured2}`),
  signatureAlgorithms: stated(opensslSignatures, `${openssl}, security level 1`),
  minRsaBits: stated(1024, `${measured2}, certificate accepted by the person`),
  sha1Certificate: stated('accepts', `${measured2}, certificate accepted by the person`),
  doubtfulCertificate: stated('warns', `${freerdp2}: asks, and keeps the answer`),
  lowestCredssp: stated(2, 'FreeRDP/FreeRDP@96265644 libfreerdp/core/nla.c: handles versions below 5'),
  standardSecurity: stated(
    true,
    `FreeRDP 2.11.7 libfreerdp/core/nego.c: goes on after SSL_NOT_ALLOWED_BY_SERVER`,
  ),
};

const freerdp3Profile: ClientProfile = {
  ...freerdp2Profile,
  id: 'freerdp-3',
  name: 'FreeRDP 3',
  offers: stated(['ssl', 'hybrid'], `${freerdp3}: NLA and TLS on, ExtSecurity off`),
  tlsVersions: stated(['TLS 1.2', 'TLS 1.3'], `${freerdp3}: TLSMinVersion TLS 1.2, no maximum`),
  suites: stated(opensslSuites, `${openssl}@SECLEVEL=2 has the same suites`),
  groups: stated(['x25519', 'secp256r1', 'x448', 'secp521r1', 'secp384r1'], openssl),
  signatureAlgorithms: stated(opensslSignatures, `${openssl}, security level 2`),
  minRsaBits: stated(
    1024,
    'measured with xfreerdp 2.11.7 at security level 2, the default of version 3',
    'single-source',
  ),
  sha1Certificate: stated('accepts', 'measured with xfreerdp 2.11.7 at security level 2', 'single-source'),
  doubtfulCertificate: stated('warns', `${freerdp3}: asks, and keeps the answer`, 'single-source'),
  standardSecurity: stated(
    true,
    `${freerdp3} core/nego.c: goes on with standard RDP security after SSL_NOT_ALLOWED_BY_SERVER`,
  ),
};

const rdesktopProfile: ClientProfile = {
  id: 'rdesktop',
  name: 'rdesktop 1.9',
  offers: stated(['ssl', 'hybrid'], measuredRdesktop),
  signInLimit: stated(
    'only with a Kerberos ticket: it has no NTLM',
    `${measuredRdesktop}; its message asks for a Kerberos TGT`,
  ),
  tlsVersions: stated(['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'], measuredRdesktop),
  suites: stated(
    opensslSuites,
    `${measuredRdesktop}; list of GnuTLS NORMAL not checked suite by suite`,
    'single-source',
  ),
  groups: stated(
    ['x25519', 'secp256r1', 'secp384r1', 'secp521r1', 'x448'],
    `GnuTLS NORMAL; ${measuredRdesktop}`,
  ),
  signatureAlgorithms: stated(opensslSignatures, 'GnuTLS NORMAL, not checked one by one', 'unconfirmed'),
  minRsaBits: stated(1024, measuredRdesktop),
  sha1Certificate: stated('accepts', measuredRdesktop),
  doubtfulCertificate: stated('warns', `${measuredRdesktop}: asks on standard input`),
  lowestCredssp: stated(2, 'rdesktop 1.9.0, CredSSP with Kerberos only', 'single-source'),
  standardSecurity: stated(true, `${measuredRdesktop}: retries with standard RDP security`),
};

const ironrdpProfile: ClientProfile = {
  id: 'ironrdp',
  name: 'IronRDP',
  offers: stated(['ssl', 'hybrid', 'hybridEx'], `${ironrdp}: as the program configures it`, 'single-source'),
  tlsVersions: stated(['TLS 1.2', 'TLS 1.3'], `${ironrdp}: rustls with tls12`),
  suites: stated(rustlsSuites, 'rustls 0.23, provider aws-lc-rs'),
  groups: stated(['x25519', 'secp256r1', 'secp384r1'], 'rustls 0.23, provider aws-lc-rs'),
  signatureAlgorithms: stated(
    [...opensslSignatures, 'rsa_pkcs1_sha1', 'ecdsa_sha1'],
    `${ironrdp}: with its default verifier`,
  ),
  minRsaBits: stated(
    1024,
    `${ironrdp}: its default verifier checks neither certificate nor signature`,
    'single-source',
  ),
  sha1Certificate: stated('accepts', `${ironrdp}: its default verifier accepts any certificate`),
  doubtfulCertificate: stated(
    'ignores',
    `${ironrdp}: the default accepts invalid certificates; strict is a choice of the program`,
  ),
  lowestCredssp: stated(2, `${ironrdp}: sspi-rs, not checked`, 'unconfirmed'),
  standardSecurity: stated(false, `${ironrdp}: no RC4 security exchange`),
};

/** Clients that are not mstsc. */
export const otherClients: readonly ClientProfile[] = [
  apple('windows-app-macos', 'Windows App, macOS'),
  apple('windows-app-ios', 'Windows App, iOS and iPadOS'),
  freerdp2Profile,
  freerdp3Profile,
  rdesktopProfile,
  ironrdpProfile,
];

/** Little is published of the Apple clients; nothing here is confirmed, and so are the answers. */
function apple(id: string, name: string): ClientProfile {
  return {
    id,
    name,
    offers: stated(['ssl', 'hybrid', 'hybridEx'], appleDocs, 'unconfirmed'),
    tlsVersions: stated(['TLS 1.2'], appleCapture, 'unconfirmed'),
    suites: stated(appleSuites, appleCapture, 'unconfirmed'),
    groups: stated(['secp256r1', 'secp384r1', 'secp521r1'], appleCapture, 'unconfirmed'),
    signatureAlgorithms: stated(
      [
        'rsa_pkcs1_sha256',
        'rsa_pkcs1_sha1',
        'rsa_pkcs1_sha384',
        'rsa_pkcs1_sha512',
        'ecdsa_secp256r1_sha256',
      ],
      appleCapture,
      'unconfirmed',
    ),
    minRsaBits: notFound(appleDocs),
    sha1Certificate: notFound(appleDocs),
    doubtfulCertificate: stated('warns', appleDocs, 'unconfirmed'),
    lowestCredssp: notFound(appleDocs),
    standardSecurity: notFound(appleDocs),
  };
}
