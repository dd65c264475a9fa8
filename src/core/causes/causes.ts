import type { Cause } from './cause.ts';
import { blockedUdp } from './blocked-udp.ts';
import { blockingFirewall } from './blocking-firewall.ts';
import { brokenIpv6Path } from './broken-ipv6-path.ts';
import { brokerFailure } from './broker-failure.ts';
import { closingFront } from './closing-front.ts';
import { connectionByAddress } from './connection-by-address.ts';
import { crowdedKeyFiles } from './crowded-key-files.ts';
import { disabledListener } from './disabled-listener.ts';
import { disabledRemoteDesktop } from './disabled-remote-desktop.ts';
import { disabledTlsVersions } from './disabled-tls-versions.ts';
import { disjointCipherSuites } from './disjoint-cipher-suites.ts';
import { drainingServer } from './draining-server.ts';
import { dribblingPeer } from './dribbling-peer.ts';
import { entraOnlySignIn } from './entra-only-sign-in.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { expiredLicensingGrace } from './expired-licensing-grace.ts';
import { failedCertificateRenewal } from './failed-certificate-renewal.ts';
import { failingTlsService } from './failing-tls-service.ts';
import { filteredPort } from './filtered-port.ts';
import { foreignPortOwner } from './foreign-port-owner.ts';
import { foreignServiceOnPort } from './foreign-service-on-port.ts';
import { inconsistentNegotiation } from './inconsistent-negotiation.ts';
import { intermittentHandshake } from './intermittent-handshake.ts';
import { loggedWrongCredentials } from './logged-wrong-credentials.ts';
import { logonFlood } from './logon-flood.ts';
import { lossyNetwork } from './lossy-network.ts';
import { loweredSecurityLayer } from './lowered-security-layer.ts';
import { malformedHandshake } from './malformed-handshake.ts';
import { malformedNegotiation } from './malformed-negotiation.ts';
import { missingListenerCertificate } from './missing-listener-certificate.ts';
import { missingServerCertificate } from './missing-server-certificate.ts';
import { movedPort } from './moved-port.ts';
import { noCommonCipher } from './no-common-cipher.ts';
import { noCommonTlsVersion } from './no-common-tls-version.ts';
import { partlyDeadAddresses } from './partly-dead-addresses.ts';
import { pathMtuBlackHole } from './path-mtu-black-hole.ts';
import { prohibitingFirewall } from './prohibiting-firewall.ts';
import { publicNetworkProfile } from './public-network-profile.ts';
import { refusedPort } from './refused-port.ts';
import { refusedTls } from './refused-tls.ts';
import { rejectedConfiguredCertificate } from './rejected-configured-certificate.ts';
import { replacedCertificateNotBound } from './replaced-certificate-not-bound.ts';
import { requiredClientCertificate } from './required-client-certificate.ts';
import { requiredNla } from './required-nla.ts';
import { requiredTls } from './required-tls.ts';
import { resettingFront } from './resetting-front.ts';
import { resettingMiddlebox } from './resetting-middlebox.ts';
import { sessionLimit } from './session-limit.ts';
import { silentListener } from './silent-listener.ts';
import { slowNameResolution } from './slow-name-resolution.ts';
import { slowNetwork } from './slow-network.ts';
import { staleHostsEntry } from './stale-hosts-entry.ts';
import { stalledHandshake } from './stalled-handshake.ts';
import { standardSecurityOnly } from './standard-security-only.ts';
import { stoppedKeyService } from './stopped-key-service.ts';
import { stoppedService } from './stopped-service.ts';
import { thirdPartyListener } from './third-party-listener.ts';
import { throttledListener } from './throttled-listener.ts';
import { tlsOnlyPort } from './tls-only-port.ts';
import { unexpectedTlsAlert } from './unexpected-tls-alert.ts';
import { unfinishedSetup } from './unfinished-setup.ts';
import { unreachableNetwork } from './unreachable-network.ts';
import { unreadableCertificateKey } from './unreadable-certificate-key.ts';
import { unresolvedName } from './unresolved-name.ts';
import { unusableCertificateTemplate } from './unusable-certificate-template.ts';
import { unusableServerKey } from './unusable-server-key.ts';
import { updateRegression } from './update-regression.ts';
import { wrongMachineBehindName } from './wrong-machine-behind-name.ts';

/** Every cause, in the order a connection meets them: what stands first is looked at first. */
export const causes: readonly Cause[] = [
  // reach
  disabledRemoteDesktop,
  disabledListener,
  stoppedService,
  movedPort,
  publicNetworkProfile,
  blockingFirewall,
  foreignPortOwner,
  logonFlood,
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
  loweredSecurityLayer,
  malformedNegotiation,
  missingServerCertificate,
  refusedTls,
  requiredTls,
  requiredNla,
  requiredClientCertificate,
  inconsistentNegotiation,
  standardSecurityOnly,
  entraOnlySignIn,
  // secure
  stoppedKeyService,
  unreadableCertificateKey,
  failedCertificateRenewal,
  missingListenerCertificate,
  replacedCertificateNotBound,
  unusableCertificateTemplate,
  rejectedConfiguredCertificate,
  disabledTlsVersions,
  disjointCipherSuites,
  crowdedKeyFiles,
  pathMtuBlackHole,
  stalledHandshake,
  unusableServerKey,
  resettingMiddlebox,
  noCommonCipher,
  noCommonTlsVersion,
  failingTlsService,
  unexpectedTlsAlert,
  malformedHandshake,
  expiredCertificate,
  // session
  sessionLimit,
  drainingServer,
  unfinishedSetup,
  thirdPartyListener,
  updateRegression,
  brokerFailure,
  // authenticate
  loggedWrongCredentials,
  // license
  expiredLicensingGrace,
];
