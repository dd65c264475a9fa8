import { rowsOf } from '../code-row.ts';

const diagnostics =
  'MicrosoftDocs/azure-docs: Azure Virtual Desktop, "Identify and diagnose issues" (connection error codes)';
const client = 'FreeRDP/FreeRDP@96265644:libfreerdp/core/gateway/arm.c';

/** Errors that Azure Virtual Desktop, Windows 365 and Windows App give by name. */
// prettier-ignore
export const desktopServiceErrors = rowsOf('serviceError', [
  [null, 'ConnectionFailedAdTrustedRelationshipFailure', 'Azure Virtual Desktop', 'The session host is not joined to its domain as it should be: its trust is broken.', 'confirmed', diagnostics],
  [null, 'ConnectionFailedUserHasValidSessionButRdshIsUnhealthy', 'Azure Virtual Desktop', 'The user has a session on a session host that is not available.', 'confirmed', diagnostics],
  [null, 'ConnectionFailedClientDisconnect', 'Azure Virtual Desktop', 'The client went away: look at the network of the user where it recurs.', 'confirmed', diagnostics],
  [null, 'ConnectionFailedNoHealthyRdshAvailable', 'Azure Virtual Desktop', 'No session host of the pool is healthy: stopped, drained, or its agent does not report.', 'confirmed', diagnostics],
  [null, 'ConnectionFailedUserNotAuthorized', 'Azure Virtual Desktop', 'The user has no right to the published desktop or app (any more); a refresh of the feed shows it.', 'confirmed', diagnostics],
  [null, 'UnexpectedNetworkDisconnect', 'Azure Virtual Desktop', 'The network between client and service dropped.', 'confirmed', diagnostics],
  [null, 'ConnectionBroken', 'Azure Virtual Desktop', 'The connection between client and gateway or server was cut.', 'confirmed', diagnostics],
  [null, 'ReverseConnectFailed', 'Azure Virtual Desktop', 'The session host cannot reach the gateway: outbound HTTPS or DNS of the host.', 'confirmed', diagnostics],
  [null, 'InvalidCredentials', 'Azure Virtual Desktop', 'User name or password is wrong.', 'confirmed', diagnostics],
  [null, 'E_PROXY_ORCHESTRATION_LB_SESSIONHOST_DEALLOCATED', 'Azure Virtual Desktop', 'The session host is switched off (deallocated) and is being started.', 'confirmed', client],
]);
