import type { TraceEnding } from './trace.ts';

/** What the system's error code says about who ended a connection. */
export function endingOfError(code: string | undefined): TraceEnding {
  const alert = alertCodes[code ?? ''];
  if (alert !== undefined) return { by: 'alert', alert };
  if (code === 'ETIMEDOUT') return { by: 'silence', code };
  if (code !== undefined && icmpCodes.includes(code)) return { by: 'icmp', code };
  return code === undefined ? { by: 'rst' } : { by: 'rst', code };
}

/** The error code of a failure of the network, such as ECONNRESET. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** ICMP errors as the operating system passes them on to a connected socket. */
const icmpCodes = ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EACCES', 'EPERM', 'ENOPROTOOPT'];

/** How OpenSSL names alerts that end a connection after the handshake: RFC 8446 6.2, certificate_required and others. */
const alertCodes: Readonly<Record<string, number>> = {
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 116,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 48,
  ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: 49,
  ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR: 51,
  ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: 80,
  ERR_SSL_TLSV1_ALERT_USER_CANCELLED: 90,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 40,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 42,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: 46,
};
