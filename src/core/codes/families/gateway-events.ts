import { rowsOf } from '../code-row.ts';

const connections =
  'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2008-R2-and-2008/ee891388(v=ws.10) (messages); EricZimmerman/evtx#141 (ids, fields)';
const log = 'Microsoft-Windows-TerminalServices-Gateway/Operational (gateway)';

/** Events of an RD Gateway: what it decided about a user, a device and a target. */
// prettier-ignore
export const gatewayEvents = rowsOf('event', [
  [200, 'Gateway 200', log, 'The connection policy (CAP) is met: the user may use the gateway.', 'confirmed', connections],
  [201, 'Gateway 201', log, 'The connection policy (CAP) is not met: the user may not use the gateway. ErrorCode says why (23003 = refused by NPS).', 'confirmed', connections, 'NPS logs the reason as Security 6272 or 6273 on the server that judges.'],
  [300, 'Gateway 300', log, 'The resource policy (RAP) is met: the user may reach this computer.', 'confirmed', connections],
  [301, 'Gateway 301', log, 'The resource authorization policy (RAP) is not met: the user may use the gateway, but not reach this computer (23002).', 'confirmed', connections, 'The name as it was typed counts: short name, FQDN and address are three things to a policy.'],
  [302, 'Gateway 302', log, 'The user is connected to the target through the gateway.', 'confirmed', connections],
  [303, 'Gateway 303', log, 'The user was disconnected from the target: bytes sent and received, seconds, and an error code.', 'confirmed', connections, 'A few seconds and some kilobytes: it died at the target while signing in, and the gateway did its part.'],
  [304, 'Gateway 304', log, 'Both policies are met, but the gateway could not reach the target (23005): name, route, firewall, or a target that is off.', 'confirmed', connections, 'Test the port from the gateway, not from the client.'],
  [700, 'Gateway 700', 'Microsoft-Windows-TerminalServices-Gateway/Operational (gateway)', 'A message of the transport of the gateway (HTTP or UDP); the ids around 700 are not described in any source read.', 'unconfirmed', 'named only in exported manifests'],
]);
