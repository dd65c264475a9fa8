import type { Cause } from './cause.ts';
import { blockedUdp } from './blocked-udp.ts';
import { brokenIpv6Path } from './broken-ipv6-path.ts';
import { closingFront } from './closing-front.ts';
import { connectionByAddress } from './connection-by-address.ts';
import { dribblingPeer } from './dribbling-peer.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { filteredPort } from './filtered-port.ts';
import { foreignServiceOnPort } from './foreign-service-on-port.ts';
import { intermittentHandshake } from './intermittent-handshake.ts';
import { lossyNetwork } from './lossy-network.ts';
import { malformedNegotiation } from './malformed-negotiation.ts';
import { partlyDeadAddresses } from './partly-dead-addresses.ts';
import { prohibitingFirewall } from './prohibiting-firewall.ts';
import { refusedPort } from './refused-port.ts';
import { resettingFront } from './resetting-front.ts';
import { silentListener } from './silent-listener.ts';
import { slowNameResolution } from './slow-name-resolution.ts';
import { slowNetwork } from './slow-network.ts';
import { staleHostsEntry } from './stale-hosts-entry.ts';
import { throttledListener } from './throttled-listener.ts';
import { tlsOnlyPort } from './tls-only-port.ts';
import { unreachableNetwork } from './unreachable-network.ts';
import { unresolvedName } from './unresolved-name.ts';
import { wrongMachineBehindName } from './wrong-machine-behind-name.ts';

/** Every cause, in the order a connection meets them: what stands first is looked at first. */
export const causes: readonly Cause[] = [
  // reach
  unresolvedName,
  slowNameResolution,
  staleHostsEntry,
  prohibitingFirewall,
  filteredPort,
  refusedPort,
  unreachableNetwork,
  brokenIpv6Path,
  partlyDeadAddresses,
  throttledListener,
  lossyNetwork,
  slowNetwork,
  intermittentHandshake,
  foreignServiceOnPort,
  tlsOnlyPort,
  closingFront,
  resettingFront,
  silentListener,
  dribblingPeer,
  wrongMachineBehindName,
  connectionByAddress,
  blockedUdp,
  // negotiate
  malformedNegotiation,
  // secure
  expiredCertificate,
];
