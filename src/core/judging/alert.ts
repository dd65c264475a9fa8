import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

type Handshake = FactTypes['tlsHandshake'];

/** Names of the TLS alerts a server may end a handshake with, RFC 8446 section 6 and RFC 5246 section 7.2. */
const alertNames: Readonly<Record<number, string>> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  22: 'record_overflow',
  40: 'handshake_failure',
  42: 'bad_certificate',
  43: 'unsupported_certificate',
  46: 'certificate_unknown',
  47: 'illegal_parameter',
  48: 'unknown_ca',
  49: 'access_denied',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  71: 'insufficient_security',
  80: 'internal_error',
  86: 'inappropriate_fallback',
  90: 'user_canceled',
  109: 'missing_extension',
  110: 'unsupported_extension',
  112: 'unrecognized_name',
  116: 'certificate_required',
  120: 'no_application_protocol',
};

/** The alert in words. */
export function citeAlert(alert: number, ms: number) {
  return cite(
    'tlsHandshake',
    `TLS alert ${alert} (${alertNames[alert] ?? 'unknown'}) ${ms} ms after our ClientHello`,
  );
}

/** How a handshake ended that did not end with the alert that was looked for. */
export function citeOtherEnd(handshake: Handshake): Citation<'tlsHandshake'> {
  return cite(
    'tlsHandshake',
    handshake.outcome === 'alert'
      ? `the handshake ended with TLS alert ${handshake.alert}`
      : `the handshake did not end with an alert (${handshake.outcome})`,
  );
}
