import { rowsOf } from '../code-row.ts';

const names = 'FreeRDP/FreeRDP@96265644:libfreerdp/core/gateway/tsg.h; names as in [MS-TSGU] 2.2.6';

/**
 * Return codes of an RD Gateway, [MS-TSGU] 2.2.6. The value is the lower half, as the gateway's own events print it (23002);
 * clients print it as an HRESULT (0x800759DA).
 */
// prettier-ignore
export const gatewayStatuses = rowsOf('gatewayStatus', [
  [0x59D8, 'E_PROXY_INTERNALERROR', 'RD Gateway', 'The gateway failed for a reason of its own; its log Microsoft-Windows-TerminalServices-Gateway/Operational may say which.', 'confirmed', names],
  [0x59DA, 'E_PROXY_RAP_ACCESSDENIED', 'RD Gateway, resource policy', 'Signed in at the gateway; its resource authorization policy (RAP) does not let this user reach this computer.', 'confirmed', names, 'The name as it was typed counts: a policy for FQDNs does not match a short name or an address. Event 301.'],
  [0x59DB, 'E_PROXY_NAP_ACCESSDENIED', 'RD Gateway, connection policy', 'The gateway let nobody in: its connection authorization policy (CAP, judged by NPS) refused the user, the device or the method of sign-in.', 'confirmed', names, 'Event 201 with 23003; NPS logs the reason as Security 6272 or 6273.'],
  [0x59DD, 'E_PROXY_TS_CONNECTFAILED', 'between gateway and target', 'The policies are met; the gateway cannot reach the target: name, route, firewall or a target that is off.', 'confirmed', names, 'Event 304. Check the port from the gateway, not from the client.'],
  [0x59DF, 'E_PROXY_ALREADYDISCONNECTED', 'RD Gateway', 'The connection to the gateway had ended already.', 'confirmed', names],
  [0x59E6, 'E_PROXY_MAXCONNECTIONSREACHED', 'RD Gateway', 'The gateway has as many connections as it may have.', 'confirmed', names],
  [0x59E8, 'E_PROXY_NOTSUPPORTED', 'RD Gateway', 'The gateway does not support the request.', 'confirmed', names],
  [0x59E9, 'E_PROXY_CAPABILITYMISMATCH', 'RD Gateway', 'Client and gateway have no capability in common that the gateway requires.', 'confirmed', names],
  [0x59ED, 'E_PROXY_QUARANTINE_ACCESSDENIED', 'RD Gateway, connection policy', 'The device does not pass the health requirements (NAP) of the gateway.', 'confirmed', names],
  [0x59EE, 'E_PROXY_NOCERTAVAILABLE', 'RD Gateway', 'The gateway has no certificate for the answer it must sign.', 'confirmed', names],
  [0x59F6, 'E_PROXY_SESSIONTIMEOUT', 'RD Gateway', 'The session limit of the gateway was reached.', 'confirmed', names],
  [0x59F7, 'E_PROXY_COOKIE_BADPACKET', 'RD Gateway', 'The gateway cannot use the cookie that was sent (pluggable authentication).', 'confirmed', names],
  [0x59F8, 'E_PROXY_COOKIE_AUTHENTICATION_ACCESS_DENIED', 'RD Gateway', 'The gateway refused the cookie: the sign-in before it is missing or over.', 'confirmed', names],
  [0x59F9, 'E_PROXY_UNSUPPORTED_AUTHENTICATION_METHOD', 'RD Gateway', 'The gateway expects another method of sign-in.', 'confirmed', names],
  [0x59FA, 'E_PROXY_REAUTH_AUTHN_FAILED', 'RD Gateway', 'The gateway asked again during the session and the sign-in failed.', 'confirmed', names],
  [0x59FB, 'E_PROXY_REAUTH_CAP_FAILED', 'RD Gateway, connection policy', 'The gateway asked again during the session; the connection policy (CAP) no longer allows it.', 'confirmed', names],
  [0x59FC, 'E_PROXY_REAUTH_RAP_FAILED', 'RD Gateway, resource policy', 'The gateway asked again during the session; the resource policy (RAP) no longer allows it.', 'confirmed', names],
  [0x59FD, 'E_PROXY_SDR_NOT_SUPPORTED_BY_TS', 'between gateway and target', 'Gateway and target could not agree on the redirection policy.', 'confirmed', names],
  [0x5A00, 'E_PROXY_REAUTH_NAP_FAILED', 'RD Gateway, connection policy', 'The gateway asked again during the session; the device no longer passes its health requirements.', 'confirmed', names],
]);
