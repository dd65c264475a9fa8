/** TLS and SSL versions by the names used everywhere here. */
export const tlsVersions = ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const;
