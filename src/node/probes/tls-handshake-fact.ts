import { tlsVersions } from '../../core/facts/tls-versions.ts';
import { timedOf } from '../../core/facts/standstill.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { TlsResult } from '../wire/tls-result.ts';

/** The outcome of a TLS handshake in the words of the facts. */
export function tlsHandshakeFact(tls: TlsResult): FactTypes['tlsHandshake'] {
  switch (tls.outcome) {
    case 'completed': {
      const version = tlsVersions.find((name) => name === tls.version) ?? 'TLS 1.2';
      const { cipher, group, serverName, askedClientCertificate } = tls;
      return {
        outcome: 'completed',
        version,
        cipher,
        ...timedOf(tls),
        ...(group === undefined ? {} : { group }),
        ...(serverName === undefined ? {} : { serverName }),
        ...(askedClientCertificate ? { askedClientCertificate } : {}),
      };
    }
    case 'alert': {
      const { alert, sawServerHello, askedClientCertificate } = tls;
      return { outcome: 'alert', alert, ...timedOf(tls), sawServerHello, askedClientCertificate };
    }
    case 'malformed':
      return { outcome: 'malformed', problem: tls.problem };
    default: {
      const { outcome, bytes, sawServerHello, sawCertificate } = tls;
      return { outcome, ...timedOf(tls), bytes, sawServerHello, sawCertificate };
    }
  }
}
