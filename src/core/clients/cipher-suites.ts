import type { TlsVersion } from './client-profile.ts';

const tls13 = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'] as const;

const ecdheGcm = named('ECDHE', ['ECDSA', 'RSA'], ['AES_256_GCM_SHA384', 'AES_128_GCM_SHA256']);
const ecdheCbcSha2 = named('ECDHE', ['ECDSA', 'RSA'], ['AES_256_CBC_SHA384', 'AES_128_CBC_SHA256']);
const ecdheCbcSha = named('ECDHE', ['ECDSA', 'RSA'], ['AES_256_CBC_SHA', 'AES_128_CBC_SHA']);
const dheGcm = named('DHE', ['RSA'], ['AES_256_GCM_SHA384', 'AES_128_GCM_SHA256']);
const dheCbcSha = named('DHE', ['RSA'], ['AES_256_CBC_SHA', 'AES_128_CBC_SHA']);
const rsaKeyExchange = [
  'AES_256_GCM_SHA384',
  'AES_128_GCM_SHA256',
  'AES_256_CBC_SHA256',
  'AES_128_CBC_SHA256',
  'AES_256_CBC_SHA',
  'AES_128_CBC_SHA',
].map((rest) => `TLS_RSA_WITH_${rest}`);
const tripleDes = 'TLS_RSA_WITH_3DES_EDE_CBC_SHA';

/** Windows 7 SP1, 8.1 and Server 2012 R2 by default: no ECDHE with RSA and GCM. */
export const windows7Suites: readonly string[] = [
  ...ecdheCbcSha2.filter((suite) => suite.includes('_RSA_')),
  ...ecdheCbcSha.filter((suite) => suite.includes('_RSA_')),
  ...dheGcm,
  ...dheCbcSha,
  ...rsaKeyExchange,
  ...ecdheGcm.filter((suite) => suite.includes('_ECDSA_')),
  ...ecdheCbcSha2.filter((suite) => suite.includes('_ECDSA_')),
  ...ecdheCbcSha.filter((suite) => suite.includes('_ECDSA_')),
  tripleDes,
];

/** Windows 10 1607 and Server 2016 by default. */
export const windows10v1607Suites: readonly string[] = [
  ...ecdheGcm,
  ...dheGcm,
  ...ecdheCbcSha2,
  ...ecdheCbcSha,
  ...dheCbcSha,
  ...rsaKeyExchange,
  tripleDes,
];

/** Windows 10 1809 and Server 2019 by default. */
export const windows10v1809Suites: readonly string[] = [
  ...ecdheGcm,
  ...dheGcm,
  ...ecdheCbcSha2,
  ...ecdheCbcSha,
  ...rsaKeyExchange,
  tripleDes,
];

/** Windows 10 22H2 by default: as far as the list could be read, without DHE. */
export const windows10v22h2Suites: readonly string[] = [
  ...ecdheGcm,
  ...ecdheCbcSha2,
  ...ecdheCbcSha,
  ...rsaKeyExchange,
];

/** Suites the default lists of Windows 11 and Server 2022 have and the captured ClientHello of mstsc has not. */
export const suitesMstscLeavesOut: readonly string[] = [...dheGcm, tripleDes];

/** Windows 11 and Server 2022 as mstsc sends them: the default list without DHE and 3DES. */
export const windows11Suites: readonly string[] = [...tls13, ...windows10v22h2Suites];

/** OpenSSL 3 DEFAULT at security level 1 or 2 (RSA key exchange, no 3DES). */
export const opensslSuites: readonly string[] = [
  ...tls13,
  'TLS_CHACHA20_POLY1305_SHA256',
  ...ecdheGcm,
  ...named('ECDHE', ['ECDSA', 'RSA'], ['CHACHA20_POLY1305_SHA256']),
  ...named('DHE', ['RSA'], ['AES_256_GCM_SHA384', 'CHACHA20_POLY1305_SHA256', 'AES_128_GCM_SHA256']),
  ...ecdheCbcSha2,
  ...named('DHE', ['RSA'], ['AES_256_CBC_SHA256', 'AES_128_CBC_SHA256']),
  ...ecdheCbcSha,
  ...dheCbcSha,
  ...rsaKeyExchange,
];

/** rustls with its aws-lc-rs provider: forward secrecy and AEAD only. */
export const rustlsSuites: readonly string[] = [
  ...tls13,
  'TLS_CHACHA20_POLY1305_SHA256',
  ...ecdheGcm,
  ...named('ECDHE', ['ECDSA', 'RSA'], ['CHACHA20_POLY1305_SHA256']),
];

/** Apple's SecureTransport, from one capture. */
export const appleSuites: readonly string[] = [
  ...ecdheGcm,
  ...ecdheCbcSha2,
  ...ecdheCbcSha,
  ...rsaKeyExchange,
  tripleDes,
];

/** The TLS versions a suite can be used in. */
export function versionsOf(suite: string): readonly TlsVersion[] {
  if (!suite.includes('_WITH_')) return ['TLS 1.3'];
  if (/GCM|CCM|CHACHA20|SHA256$|SHA384$/.test(suite)) return ['TLS 1.2'];
  return ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'];
}

/** Whether a suite needs a common group and a signature of the server. */
export function isEphemeral(suite: string): boolean {
  return /^TLS_(?:ECDHE|AES|CHACHA20)/.test(suite);
}

function named(exchange: string, keys: readonly string[], rest: readonly string[]): readonly string[] {
  return rest.length === 0
    ? []
    : keys.flatMap((key) => rest.map((tail) => `TLS_${exchange}_${key}_WITH_${tail}`));
}
