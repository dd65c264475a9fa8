/** TLS and SSL versions by the names used everywhere here, oldest first. */
export const tlsVersions = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

const versionNumbers: Readonly<Record<TlsVersion, number>> = {
  'SSL 2.0': 0x0002,
  'SSL 3.0': 0x0300,
  'TLS 1.0': 0x0301,
  'TLS 1.1': 0x0302,
  'TLS 1.2': 0x0303,
  'TLS 1.3': 0x0304,
};

/** The number a version has on the wire. */
export function versionNumber(version: TlsVersion): number {
  return versionNumbers[version];
}

/** The version with a number on the wire; undefined for drafts and for numbers nobody assigned. */
export function versionOf(number: number): TlsVersion | undefined {
  return tlsVersions.find((version) => versionNumbers[version] === number);
}

/** The later one of some versions; the list must not be empty. */
export function newestOf(versions: readonly TlsVersion[]): TlsVersion {
  const newest = tlsVersions.findLast((version) => versions.includes(version));
  if (newest === undefined) throw new RangeError('no TLS version given');
  return newest;
}

/** The name of an alert as RFC 8446 6 and its predecessors write it: 40 is handshake_failure. */
export function alertName(alert: number): string {
  return alerts[alert] ?? `alert ${alert}`;
}

const alerts: Readonly<Record<number, string>> = {
  0: 'close_notify',
  1: 'end_of_early_data',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  21: 'decryption_failed',
  22: 'record_overflow',
  30: 'decompression_failure',
  40: 'handshake_failure',
  41: 'no_certificate',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  44: 'certificate_revoked',
  45: 'certificate_expired',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  60: 'export_restriction',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  100: 'no_renegotiation',
  109: 'missing_extension',
  110: 'unsupported_extension',
  111: 'certificate_unobtainable',
  112: 'unrecognized_name',
  113: 'bad_certificate_status_response',
  114: 'bad_certificate_hash_value',
  115: 'unknown_psk_identity',
  116: 'certificate_required',
  120: 'no_application_protocol',
  121: 'ech_required',
};

/** The name of a named group (curve or finite field), or its number as 0x001D where this table has none. */
export function groupName(number: number): string {
  return groups.get(number) ?? numeral(number);
}

/** The number of a named group by the name `groupName` gives it. */
export function groupNumber(name: string): number | undefined {
  return numberOf(groups, name);
}

/** The name of a signature scheme, or its number as 0x0602 where this table has none. */
export function signatureAlgorithmName(number: number): string {
  return signatureAlgorithms.get(number) ?? numeral(number);
}

/** The number of a signature scheme by the name `signatureAlgorithmName` gives it. */
export function signatureAlgorithmNumber(name: string): number | undefined {
  return numberOf(signatureAlgorithms, name);
}

/** IANA TLS Supported Groups: those that Schannel, OpenSSL and their relatives offer or accept. */
const groups: ReadonlyMap<number, string> = new Map([
  [0x001d, 'x25519'],
  [0x0017, 'secp256r1'],
  [0x0018, 'secp384r1'],
  [0x0019, 'secp521r1'],
  [0x001e, 'x448'],
  [0x001a, 'brainpoolP256r1'],
  [0x001b, 'brainpoolP384r1'],
  [0x001c, 'brainpoolP512r1'],
  [0x0016, 'secp256k1'],
  [0x0015, 'secp224r1'],
  [0x0014, 'secp224k1'],
  [0x0013, 'secp192r1'],
  [0x0012, 'secp192k1'],
  [0x0010, 'secp160r1'],
  [0x000e, 'sect571r1'],
  [0x000d, 'sect571k1'],
  [0x000c, 'sect409r1'],
  [0x000b, 'sect409k1'],
  [0x000a, 'sect283r1'],
  [0x0009, 'sect283k1'],
  [0x0007, 'sect233r1'],
  [0x0006, 'sect233k1'],
  [0x0003, 'sect163r2'],
  [0x0001, 'sect163k1'],
  [0x0100, 'ffdhe2048'],
  [0x0101, 'ffdhe3072'],
  [0x0102, 'ffdhe4096'],
  [0x0103, 'ffdhe6144'],
  [0x0104, 'ffdhe8192'],
  [0x11eb, 'SecP256r1MLKEM768'],
  [0x11ec, 'X25519MLKEM768'],
  [0x11ed, 'SecP384r1MLKEM1024'],
]);

/** IANA TLS SignatureScheme, and the hash and signature pairs of TLS 1.2 (RFC 5246 7.4.1.4.1) in the same manner. */
const signatureAlgorithms: ReadonlyMap<number, string> = new Map([
  [0x0804, 'rsa_pss_rsae_sha256'],
  [0x0805, 'rsa_pss_rsae_sha384'],
  [0x0806, 'rsa_pss_rsae_sha512'],
  [0x0401, 'rsa_pkcs1_sha256'],
  [0x0501, 'rsa_pkcs1_sha384'],
  [0x0601, 'rsa_pkcs1_sha512'],
  [0x0403, 'ecdsa_secp256r1_sha256'],
  [0x0503, 'ecdsa_secp384r1_sha384'],
  [0x0603, 'ecdsa_secp521r1_sha512'],
  [0x0807, 'ed25519'],
  [0x0808, 'ed448'],
  [0x0809, 'rsa_pss_pss_sha256'],
  [0x080a, 'rsa_pss_pss_sha384'],
  [0x080b, 'rsa_pss_pss_sha512'],
  [0x0301, 'rsa_pkcs1_sha224'],
  [0x0303, 'ecdsa_sha224'],
  [0x0201, 'rsa_pkcs1_sha1'],
  [0x0203, 'ecdsa_sha1'],
  [0x0402, 'dsa_sha256'],
  [0x0502, 'dsa_sha384'],
  [0x0602, 'dsa_sha512'],
  [0x0202, 'dsa_sha1'],
  [0x0101, 'rsa_pkcs1_md5'],
]);

/** Every named group of the table, the usual ones first. */
export const allGroups: readonly number[] = [...groups.keys()];

/** Every signature scheme of the table, the usual ones first. */
export const allSignatureAlgorithms: readonly number[] = [...signatureAlgorithms.keys()];

function numeral(number: number): string {
  return `0x${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

function numberOf(names: ReadonlyMap<number, string>, name: string): number | undefined {
  if (/^0x[0-9A-F]{4}$/.test(name)) return Number.parseInt(name.slice(2), 16);
  for (const [number, known] of names) if (known === name) return number;
  return undefined;
}
