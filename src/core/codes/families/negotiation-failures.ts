import { rowsOf } from '../code-row.ts';

const failureCodes =
  'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/1b3920e7-0116-4345-bc45-f2c4ad012761; microsoft/WindowsProtocolTestSuites@4d513adb:ProtoSDK/MS-RDPBCGR/Types.cs (failureCode_Values, l.6487-6535); FreeRDP/FreeRDP@96265644:libfreerdp/core/nego.h; Devolutions/IronRDP@18e259cd:crates/ironrdp-pdu/src/nego.rs';

/** RDP_NEG_FAILURE codes, [MS-RDPBCGR] 2.2.1.2.2: why a server refuses the protocols offered. */
// prettier-ignore
export const negotiationFailures = rowsOf('negotiationFailure', [
  [1, 'SSL_REQUIRED_BY_SERVER', 'RDP_NEG_FAILURE failureCode, 2.2.1.2.2', 'Server requires TLS (or CredSSP). If only CredSSP was requested, the server supports only TLS.', 'confirmed', failureCodes, '', 'Settings: SecurityLayer=2. A modern mstsc always offers TLS, so expect this only from old clients or probes.'],
  [2, 'SSL_NOT_ALLOWED_BY_SERVER', 'RDP_NEG_FAILURE failureCode, 2.2.1.2.2', 'Server is set to Standard RDP security only and refuses TLS/CredSSP.', 'confirmed', failureCodes, '', 'Settings: SecurityLayer=0. Named in tp4a/teleport#280, a 0x904/0x7 report with a proxy between mstsc and such a server.'],
  [3, 'SSL_CERT_NOT_ON_SERVER', 'RDP_NEG_FAILURE failureCode, 2.2.1.2.2', 'Server has no valid authentication certificate and cannot initialise TLS.', 'confirmed', failureCodes, '', 'Direct protocol-level proof of a certificate problem. Absence of this code does not clear the certificate: a missing/unreadable private key can also show up as a TLS handshake that the server drops.'],
  [4, 'INCONSISTENT_FLAGS', 'RDP_NEG_FAILURE failureCode, 2.2.1.2.2', 'Requested protocols do not match the protocol already in effect; only with the direct approach.', 'confirmed', failureCodes, '', 'Needs TLS already running before the X.224 request.'],
  [5, 'HYBRID_REQUIRED_BY_SERVER', 'RDP_NEG_FAILURE failureCode, 2.2.1.2.2', 'Server requires CredSSP (NLA).', 'confirmed', failureCodes, '', 'Settings: UserAuthentication=1 and the request lacked HYBRID. mstsc reports it as 0xB09 (2825), not as 0x904.'],
  [6, 'SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER', 'RDP_NEG_FAILURE failureCode, 2.2.1.2.2', 'Server requires TLS with certificate-based client authentication.', 'confirmed', failureCodes, '', 'Not used by plain Windows RDP hosts as far as the sources say.'],
]);
