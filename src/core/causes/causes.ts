import type { Cause } from './cause.ts';
import { administrativeDisconnect } from './administrative-disconnect.ts';
import { blockedNtlm } from './blocked-ntlm.ts';
import { blockedUdp } from './blocked-udp.ts';
import { blockingFirewall } from './blocking-firewall.ts';
import { brokenClientPath } from './broken-client-path.ts';
import { brokenIpv6Path } from './broken-ipv6-path.ts';
import { brokerFailure } from './broker-failure.ts';
import { clockSkew } from './clock-skew.ts';
import { closedCredssp } from './closed-credssp.ts';
import { closingFront } from './closing-front.ts';
import { connectionByAddress } from './connection-by-address.ts';
import { crashedSession } from './crashed-session.ts';
import { crowdedKeyFiles } from './crowded-key-files.ts';
import { cutHandshake } from './cut-handshake.ts';
import { damagedClientLicense } from './damaged-client-license.ts';
import { deniedLogonRight } from './denied-logon-right.ts';
import { deniedSession } from './denied-session.ts';
import { disabledAccount } from './disabled-account.ts';
import { disabledClientTls } from './disabled-client-tls.ts';
import { disabledListener } from './disabled-listener.ts';
import { disabledRemoteDesktop } from './disabled-remote-desktop.ts';
import { disabledTlsVersions } from './disabled-tls-versions.ts';
import { disjointCipherSuites } from './disjoint-cipher-suites.ts';
import { drainingServer } from './draining-server.ts';
import { dribblingPeer } from './dribbling-peer.ts';
import { droppedBeforeSignIn } from './dropped-before-sign-in.ts';
import { entraOnlySignIn } from './entra-only-sign-in.ts';
import { exhaustedLicenses } from './exhausted-licenses.ts';
import { exhaustedServerMemory } from './exhausted-server-memory.ts';
import { expiredAccount } from './expired-account.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { expiredLicensingGrace } from './expired-licensing-grace.ts';
import { expiredPassword } from './expired-password.ts';
import { failedCertificateRenewal } from './failed-certificate-renewal.ts';
import { failedSecurityLayer } from './failed-security-layer.ts';
import { failingGateway } from './failing-gateway.ts';
import { failingTlsService } from './failing-tls-service.ts';
import { filteredPort } from './filtered-port.ts';
import { fipsDenied } from './fips-denied.ts';
import { foreignPortOwner } from './foreign-port-owner.ts';
import { foreignServiceOnPort } from './foreign-service-on-port.ts';
import { inconsistentNegotiation } from './inconsistent-negotiation.ts';
import { interceptedTls } from './intercepted-tls.ts';
import { intermittentHandshake } from './intermittent-handshake.ts';
import { interruptedLicensing } from './interrupted-licensing.ts';
import { lockedAccount } from './locked-account.ts';
import { loggedWrongCredentials } from './logged-wrong-credentials.ts';
import { logonFlood } from './logon-flood.ts';
import { lossyNetwork } from './lossy-network.ts';
import { loweredCredsspProtection } from './lowered-credssp-protection.ts';
import { loweredSecurityLayer } from './lowered-security-layer.ts';
import { malformedHandshake } from './malformed-handshake.ts';
import { malformedNegotiation } from './malformed-negotiation.ts';
import { mismatchedCertificateKey } from './mismatched-certificate-key.ts';
import { mismatchedServerKey } from './mismatched-server-key.ts';
import { missingLicenseServer } from './missing-license-server.ts';
import { missingListenerCertificate } from './missing-listener-certificate.ts';
import { missingServerCertificate } from './missing-server-certificate.ts';
import { movedPort } from './moved-port.ts';
import { nameMismatch } from './name-mismatch.ts';
import { noCommonCipher } from './no-common-cipher.ts';
import { noCommonTlsVersion } from './no-common-tls-version.ts';
import { notAGateway } from './not-a-gateway.ts';
import { notYetValidCertificate } from './not-yet-valid-certificate.ts';
import { obsoleteTlsAccepted } from './obsolete-tls-accepted.ts';
import { outdatedTlsOnly } from './outdated-tls-only.ts';
import { oversizedChain } from './oversized-chain.ts';
import { partlyDeadAddresses } from './partly-dead-addresses.ts';
import { pathMtuBlackHole } from './path-mtu-black-hole.ts';
import { prohibitingFirewall } from './prohibiting-firewall.ts';
import { protocolViolation } from './protocol-violation.ts';
import { publicNetworkProfile } from './public-network-profile.ts';
import { refusedCredssp } from './refused-credssp.ts';
import { refusedPort } from './refused-port.ts';
import { refusedTls } from './refused-tls.ts';
import { rejectedConfiguredCertificate } from './rejected-configured-certificate.ts';
import { rejectingClient } from './rejecting-client.ts';
import { remoteappOnly } from './remoteapp-only.ts';
import { replacedCertificateNotBound } from './replaced-certificate-not-bound.ts';
import { replacedSession } from './replaced-session.ts';
import { requiredClientCertificate } from './required-client-certificate.ts';
import { requiredFreshCredentials } from './required-fresh-credentials.ts';
import { requiredNla } from './required-nla.ts';
import { requiredTls } from './required-tls.ts';
import { resettingFront } from './resetting-front.ts';
import { resettingMiddlebox } from './resetting-middlebox.ts';
import { restrictedLogon } from './restricted-logon.ts';
import { sessionLimit } from './session-limit.ts';
import { sessionTimeLimit } from './session-time-limit.ts';
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
import { tls13Only } from './tls13-only.ts';
import { unexpectedTlsAlert } from './unexpected-tls-alert.ts';
import { unexplainedClose } from './unexplained-close.ts';
import { unexplainedConnectFailure } from './unexplained-connect-failure.ts';
import { unfinishedSetup } from './unfinished-setup.ts';
import { unfitCertificateFile } from './unfit-certificate-file.ts';
import { unpatchedCredssp } from './unpatched-credssp.ts';
import { unreachableDomainController } from './unreachable-domain-controller.ts';
import { unreachableGateway } from './unreachable-gateway.ts';
import { unreachableNetwork } from './unreachable-network.ts';
import { unreachedService } from './unreached-service.ts';
import { unreadableCertificateKey } from './unreadable-certificate-key.ts';
import { unrequiredNla } from './unrequired-nla.ts';
import { unresolvedName } from './unresolved-name.ts';
import { unsetLicensingMode } from './unset-licensing-mode.ts';
import { untrustedCertificate } from './untrusted-certificate.ts';
import { unusableCertificateTemplate } from './unusable-certificate-template.ts';
import { unusableGatewayCertificate } from './unusable-gateway-certificate.ts';
import { unusableServerKey } from './unusable-server-key.ts';
import { updateRegression } from './update-regression.ts';
import { weakCertificateKey } from './weak-certificate-key.ts';
import { weakCertificateSignature } from './weak-certificate-signature.ts';
import { wrongExtendedKeyUsage } from './wrong-extended-key-usage.ts';
import { wrongKeyUsage } from './wrong-key-usage.ts';
import { wrongMachineBehindName } from './wrong-machine-behind-name.ts';
import { wrongPassword } from './wrong-password.ts';

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
  unreachedService,
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
  unreachableGateway,
  notAGateway,
  failingGateway,
  unusableGatewayCertificate,
  wrongMachineBehindName,
  connectionByAddress,
  blockedUdp,
  brokenClientPath,
  unexplainedConnectFailure,
  unexplainedClose,
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
  unrequiredNla,
  entraOnlySignIn,
  // secure
  interceptedTls,
  stoppedKeyService,
  unreadableCertificateKey,
  failedCertificateRenewal,
  missingListenerCertificate,
  replacedCertificateNotBound,
  unusableCertificateTemplate,
  rejectedConfiguredCertificate,
  unfitCertificateFile,
  disabledTlsVersions,
  disjointCipherSuites,
  disabledClientTls,
  failedSecurityLayer,
  droppedBeforeSignIn,
  crowdedKeyFiles,
  pathMtuBlackHole,
  stalledHandshake,
  resettingMiddlebox,
  unusableServerKey,
  cutHandshake,
  noCommonCipher,
  noCommonTlsVersion,
  failingTlsService,
  unexpectedTlsAlert,
  rejectingClient,
  mismatchedCertificateKey,
  malformedHandshake,
  outdatedTlsOnly,
  obsoleteTlsAccepted,
  tls13Only,
  notYetValidCertificate,
  expiredCertificate,
  weakCertificateKey,
  weakCertificateSignature,
  wrongExtendedKeyUsage,
  wrongKeyUsage,
  nameMismatch,
  oversizedChain,
  untrustedCertificate,
  clockSkew,
  // authenticate
  mismatchedServerKey,
  unpatchedCredssp,
  loweredCredsspProtection,
  blockedNtlm,
  unreachableDomainController,
  closedCredssp,
  refusedCredssp,
  lockedAccount,
  disabledAccount,
  expiredAccount,
  expiredPassword,
  restrictedLogon,
  wrongPassword,
  deniedLogonRight,
  requiredFreshCredentials,
  loggedWrongCredentials,
  // license
  missingLicenseServer,
  exhaustedLicenses,
  damagedClientLicense,
  interruptedLicensing,
  expiredLicensingGrace,
  unsetLicensingMode,
  // session
  deniedSession,
  replacedSession,
  sessionTimeLimit,
  administrativeDisconnect,
  exhaustedServerMemory,
  crashedSession,
  sessionLimit,
  drainingServer,
  unfinishedSetup,
  thirdPartyListener,
  updateRegression,
  brokerFailure,
  remoteappOnly,
  fipsDenied,
  protocolViolation,
];
