import type { Offer } from './hello.ts';

/**
 * What an RDP client on Windows 11 23H2 offers: versions, suites, groups and signature algorithms in the order that
 * captures of May 2024 show (they include the server's name). `x25519Key` is a public key, 32 bytes.
 */
export function windowsClientOffer(x25519Key: Uint8Array, serverName?: string): Offer {
  return {
    versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'],
    suites: windowsSuites,
    groups: [X25519, 0x0017, 0x0018],
    signatureAlgorithms: windowsSignatureAlgorithms,
    keyShares: [{ group: X25519, key: x25519Key }],
    ...(serverName !== undefined && { serverName }),
  };
}

/** The same client without TLS 1.3, which makes every server show its certificate in clear. */
export function windowsTls12Offer(serverName?: string): Offer {
  return {
    versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'],
    suites: windowsSuites.filter((suite) => suite >> 8 !== 0x13),
    groups: [X25519, 0x0017, 0x0018],
    signatureAlgorithms: windowsSignatureAlgorithms,
    ...(serverName !== undefined && { serverName }),
  };
}

const X25519 = 0x001d;

const windowsSuites: readonly number[] = [
  0x1302, 0x1301, 0xc02c, 0xc02b, 0xc030, 0xc02f, 0xc024, 0xc023, 0xc028, 0xc027, 0xc00a, 0xc009, 0xc014,
  0xc013, 0x009d, 0x009c, 0x003d, 0x003c, 0x0035, 0x002f,
];

const windowsSignatureAlgorithms: readonly number[] = [
  0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0201, 0x0403, 0x0503, 0x0203, 0x0202, 0x0601, 0x0603,
];
