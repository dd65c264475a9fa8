import { tlsVersions } from '../../core/facts/tls-versions.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { TlsResult } from './tls-client.ts';

/** The outcome of a TLS handshake in the words of the facts. */
export function tlsHandshakeFact(tls: TlsResult): FactTypes['tlsHandshake'] {
  switch (tls.outcome) {
    case 'completed': {
      const version = tlsVersions.find((name) => name === tls.version) ?? 'TLS 1.2';
      const { cipher, ms, group, serverName, askedClientCertificate } = tls;
      return {
        outcome: 'completed',
        version,
        cipher,
        ms,
        ...(group === undefined ? {} : { group }),
        ...(serverName === undefined ? {} : { serverName }),
        ...(askedClientCertificate ? { askedClientCertificate } : {}),
      };
    }
    case 'alert': {
      const { alert, ms, sawServerHello, askedClientCertificate } = tls;
      return { outcome: 'alert', alert, ms, sawServerHello, askedClientCertificate };
    }
    case 'malformed':
      return { outcome: 'malformed', problem: tls.problem };
    default: {
      const { outcome, ms, bytes, sawServerHello, sawCertificate } = tls;
      return { outcome, ms, bytes, sawServerHello, sawCertificate };
    }
  }
}
