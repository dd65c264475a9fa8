import { rowsOf } from '../code-row.ts';

const alertRegistry = 'RFC 8446 6, RFC 5246 7.2; IANA TLS Alerts registry';
const schannelMapping =
  'RFC 5246 7.2; MicrosoftDocs/win32:desktop-src/SecAuthN/schannel-error-codes-for-tls-and-ssl-alerts.md';

/** TLS alerts: the number in Schannel 36887 and 36888, and on the wire. */
// prettier-ignore
export const tlsAlerts = rowsOf('tlsAlert', [
  [0, 'close_notify', 'TLS', 'The peer ends the connection in an orderly way.', 'confirmed', alertRegistry],
  [10, 'unexpected_message', 'TLS', 'A message came that does not belong here.', 'confirmed', schannelMapping, 'Schannel: 0x80090326.'],
  [20, 'bad_record_mac', 'TLS', 'A record failed its integrity check.', 'confirmed', schannelMapping, 'Schannel: 0x8009030F.'],
  [21, 'decryption_failed', 'TLS', 'A record could not be decrypted (TLS 1.0 and older).', 'confirmed', schannelMapping, 'Schannel: 0x80090330.'],
  [22, 'record_overflow', 'TLS', 'A record is too long.', 'confirmed', schannelMapping, 'Schannel: 0x80090326.'],
  [30, 'decompression_failure', 'TLS', 'Data could not be decompressed.', 'confirmed', schannelMapping, 'Schannel: 0x8009030F.'],
  [40, 'handshake_failure', 'TLS', 'No acceptable set of parameters: most often no common cipher suite, group or signature algorithm.', 'confirmed', schannelMapping, 'Schannel: 0x80090326.'],
  [41, 'no_certificate', 'TLS', 'The client has no certificate (SSL 3.0 only).', 'confirmed', alertRegistry],
  [42, 'bad_certificate', 'certificate', 'The certificate is corrupt or its signature does not verify.', 'confirmed', schannelMapping, 'Schannel: 0x80090327.'],
  [43, 'unsupported_certificate', 'certificate', 'The certificate is of a kind that is not supported.', 'confirmed', schannelMapping, 'Schannel: 0x80090327.'],
  [44, 'certificate_revoked', 'certificate', 'The certificate is revoked.', 'confirmed', schannelMapping, 'Schannel: 0x80092010.'],
  [45, 'certificate_expired', 'certificate', 'The certificate has expired or is not yet valid.', 'confirmed', schannelMapping, 'Schannel: 0x80090328.'],
  [46, 'certificate_unknown', 'certificate', 'The certificate was not accepted for another reason.', 'confirmed', schannelMapping, 'Schannel: 0x80090327.'],
  [47, 'illegal_parameter', 'TLS', 'A field of the handshake is out of range or contradicts another.', 'confirmed', schannelMapping, 'Schannel: 0x80090326.'],
  [48, 'unknown_ca', 'certificate', 'The certificate chain ends in an unknown authority.', 'confirmed', schannelMapping, 'Schannel: 0x80090325.'],
  [49, 'access_denied', 'certificate', 'The certificate is valid, but access is not granted.', 'confirmed', schannelMapping, 'Schannel: 0x8009030C.'],
  [50, 'decode_error', 'TLS', 'A message could not be decoded.', 'confirmed', schannelMapping, 'Schannel: 0x80090326.'],
  [51, 'decrypt_error', 'TLS', 'A handshake signature or check failed.', 'confirmed', schannelMapping, 'Schannel: 0x80090330.'],
  [60, 'export_restriction', 'TLS', 'An old export restriction was broken (TLS 1.0 only).', 'confirmed', schannelMapping, 'Schannel: 0x80090326.'],
  [70, 'protocol_version', 'TLS', 'The TLS version offered is recognised but not supported.', 'confirmed', schannelMapping, 'Schannel: 0x80090302.'],
  [71, 'insufficient_security', 'TLS', 'The server demands stronger ciphers than the client offers.', 'confirmed', schannelMapping, 'Schannel: 0x80090331.'],
  [80, 'internal_error', 'TLS', 'The peer failed for a reason of its own, such as a private key it cannot use.', 'confirmed', schannelMapping, 'Schannel: 0x80090304.'],
  [86, 'inappropriate_fallback', 'TLS', 'The client retried with a lower version although the server supports a higher one.', 'confirmed', alertRegistry],
  [90, 'user_canceled', 'TLS', 'The handshake was cancelled.', 'confirmed', schannelMapping, 'Schannel: 0x80090333.'],
  [100, 'no_renegotiation', 'TLS', 'Renegotiation is refused.', 'confirmed', schannelMapping, 'Schannel: 0x80090326.'],
  [109, 'missing_extension', 'TLS', 'A required extension is missing (TLS 1.3).', 'confirmed', alertRegistry],
  [110, 'unsupported_extension', 'TLS', 'An extension came that was not asked for.', 'confirmed', schannelMapping, 'Schannel: 0x80090326.'],
  [111, 'certificate_unobtainable', 'certificate', 'The certificate could not be fetched.', 'confirmed', alertRegistry],
  [112, 'unrecognized_name', 'TLS', 'The server does not know the name in the request.', 'confirmed', alertRegistry],
  [113, 'bad_certificate_status_response', 'certificate', 'The revocation answer sent along is not acceptable.', 'confirmed', alertRegistry],
  [115, 'unknown_psk_identity', 'TLS', 'The pre-shared key is not known.', 'confirmed', alertRegistry],
  [116, 'certificate_required', 'certificate', 'A client certificate is required (TLS 1.3).', 'confirmed', alertRegistry],
  [120, 'no_application_protocol', 'TLS', 'No common application protocol.', 'confirmed', alertRegistry],
]);
