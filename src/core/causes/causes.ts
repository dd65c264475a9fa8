import type { Cause } from './cause.ts';
import { administrativeDisconnect } from './administrative-disconnect.ts';
import { blockedNtlm } from './blocked-ntlm.ts';
import { blockingFirewall } from './blocking-firewall.ts';
import { brokenClientPath } from './broken-client-path.ts';
import { brokenDomainTrust } from './broken-domain-trust.ts';
import { brokenIpv6Path } from './broken-ipv6-path.ts';
import { brokerFailure } from './broker-failure.ts';
import { changedServiceAccount } from './changed-service-account.ts';
import { clashingListeners } from './clashing-listeners.ts';
import { clientWithoutNla } from './client-without-nla.ts';
import { closingCloudRule } from './closing-cloud-rule.ts';
import { clockSkew } from './clock-skew.ts';
import { closedKeyFolder } from './closed-key-folder.ts';
import { crashedSession } from './crashed-session.ts';
import { crashingModule } from './crashing-module.ts';
import { crowdedKeyFiles } from './crowded-key-files.ts';
import { damagedClientLicense } from './damaged-client-license.ts';
import { damagedClientProgram } from './damaged-client-program.ts';
import { damagedComponentStore } from './damaged-component-store.ts';
import { deadTunnel } from './dead-tunnel.ts';
import { deniedLogonRight } from './denied-logon-right.ts';
import { deniedSession } from './denied-session.ts';
import { disabledAccount } from './disabled-account.ts';
import { disabledClientTls } from './disabled-client-tls.ts';
import { disabledListener } from './disabled-listener.ts';
import { disabledNegotiation } from './disabled-negotiation.ts';
import { disabledRemoteDesktop } from './disabled-remote-desktop.ts';
import { disabledTlsVersions } from './disabled-tls-versions.ts';
import { disjointCipherSuites } from './disjoint-cipher-suites.ts';
import { drainingServer } from './draining-server.ts';
import { droppingFilter } from './dropping-filter.ts';
import { entraOnlySignIn } from './entra-only-sign-in.ts';
import { exhaustedLicenses } from './exhausted-licenses.ts';
import { exhaustedServerMemory } from './exhausted-server-memory.ts';
import { expiredAccount } from './expired-account.ts';
import { expiredLicensingGrace } from './expired-licensing-grace.ts';
import { expiredPassword } from './expired-password.ts';
import { expiringRoleCertificate } from './expiring-role-certificate.ts';
import { failedCertificateRenewal } from './failed-certificate-renewal.ts';
import { failingGateway } from './failing-gateway.ts';
import { fipsDenied } from './fips-denied.ts';
import { foreignClientModules } from './foreign-client-modules.ts';
import { foreignPortOwner } from './foreign-port-owner.ts';
import { foreignSecurityProduct } from './foreign-security-product.ts';
import { fullSystemDrive } from './full-system-drive.ts';
import { guestOnlyLogons } from './guest-only-logons.ts';
import { interceptedTls } from './intercepted-tls.ts';
import { interruptedLicensing } from './interrupted-licensing.ts';
import { lockedAccount } from './locked-account.ts';
import { loggedWrongCredentials } from './logged-wrong-credentials.ts';
import { logonFlood } from './logon-flood.ts';
import { lossyNetwork } from './lossy-network.ts';
import { lostDomainChannel } from './lost-domain-channel.ts';
import { loweredCredsspProtection } from './lowered-credssp-protection.ts';
import { loweredSecurityLayer } from './lowered-security-layer.ts';
import { mismatchedCertificateKey } from './mismatched-certificate-key.ts';
import { mismatchedServerKey } from './mismatched-server-key.ts';
import { missingLicenseServer } from './missing-license-server.ts';
import { missingListenerCertificate } from './missing-listener-certificate.ts';
import { missingListener } from './missing-listener.ts';
import { missingOwnIpv6 } from './missing-own-ipv6.ts';
import { movedPort } from './moved-port.ts';
import { notAGateway } from './not-a-gateway.ts';
import { outdatedTlsOnly } from './outdated-tls-only.ts';
import { pathMtuBlackHole } from './path-mtu-black-hole.ts';
import { pendingRestart } from './pending-restart.ts';
import { protocolViolation } from './protocol-violation.ts';
import { publicNetworkProfile } from './public-network-profile.ts';
import { rejectedConfiguredCertificate } from './rejected-configured-certificate.ts';
import { rejectingClient } from './rejecting-client.ts';
import { remoteappOnly } from './remoteapp-only.ts';
import { replacedCertificateNotBound } from './replaced-certificate-not-bound.ts';
import { replacedSession } from './replaced-session.ts';
import { requiredFreshCredentials } from './required-fresh-credentials.ts';
import { resettingMiddlebox } from './resetting-middlebox.ts';
import { restrictedListenerAccess } from './restricted-listener-access.ts';
import { restrictedLogon } from './restricted-logon.ts';
import { sessionLimit } from './session-limit.ts';
import { sessionTimeLimit } from './session-time-limit.ts';
import { singleAddressListener } from './single-address-listener.ts';
import { staleHostsEntry } from './stale-hosts-entry.ts';
import { stoppedGatewayService } from './stopped-gateway-service.ts';
import { stoppedKeyService } from './stopped-key-service.ts';
import { stoppedService } from './stopped-service.ts';
import { switchedOffCloudMachine } from './switched-off-cloud-machine.ts';
import { swallowedRequest } from './swallowed-request.ts';
import { thirdPartyListener } from './third-party-listener.ts';
import { throttledListener } from './throttled-listener.ts';
import { tlsOnlyPort } from './tls-only-port.ts';
import { tls13Only } from './tls13-only.ts';
import { unconnectedAdapter } from './unconnected-adapter.ts';
import { unfinishedSetup } from './unfinished-setup.ts';
import { unfitCertificateFile } from './unfit-certificate-file.ts';
import { unpatchedCredssp } from './unpatched-credssp.ts';
import { unreachableDomainController } from './unreachable-domain-controller.ts';
import { unreachableGateway } from './unreachable-gateway.ts';
import { unreadableCertificateKey } from './unreadable-certificate-key.ts';
import { unreadyBroker } from './unready-broker.ts';
import { misleadingCloudFront } from './misleading-cloud-front.ts';
import { privateCloudMachine } from './private-cloud-machine.ts';
import { divertingCloudRoute } from './diverting-cloud-route.ts';
import { unreadyCloudAgent } from './unready-cloud-agent.ts';
import { unsetLicensingMode } from './unset-licensing-mode.ts';
import { unusableCertificateTemplate } from './unusable-certificate-template.ts';
import { unusableGatewayCertificate } from './unusable-gateway-certificate.ts';
import { updateRegression } from './update-regression.ts';
import { withheldLogonRight } from './withheld-logon-right.ts';
import { writeProtectedSystem } from './write-protected-system.ts';
import { wrongClockHere } from './wrong-clock-here.ts';
import { wrongMachineBehindName } from './wrong-machine-behind-name.ts';
import { wrongPassword } from './wrong-password.ts';

/** Every cause, in the order a connection meets them: what stands first is looked at first. */
export const causes: readonly Cause[] = [
  // reach
  switchedOffCloudMachine,
  closingCloudRule,
  misleadingCloudFront,
  privateCloudMachine,
  divertingCloudRoute,
  disabledRemoteDesktop,
  disabledListener,
  stoppedService,
  missingListener,
  clashingListeners,
  unconnectedAdapter,
  singleAddressListener,
  movedPort,
  publicNetworkProfile,
  blockingFirewall,
  droppingFilter,
  foreignPortOwner,
  logonFlood,
  staleHostsEntry,
  missingOwnIpv6,
  deadTunnel,
  brokenIpv6Path,
  throttledListener,
  lossyNetwork,
  tlsOnlyPort,
  unreachableGateway,
  notAGateway,
  failingGateway,
  stoppedGatewayService,
  unusableGatewayCertificate,
  wrongMachineBehindName,
  brokenClientPath,
  damagedClientProgram,
  foreignClientModules,
  unreadyCloudAgent,
  // negotiate
  swallowedRequest,
  foreignSecurityProduct,
  loweredSecurityLayer,
  disabledNegotiation,
  clientWithoutNla,
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
  crowdedKeyFiles,
  closedKeyFolder,
  changedServiceAccount,
  expiringRoleCertificate,
  writeProtectedSystem,
  pathMtuBlackHole,
  rejectingClient,
  mismatchedCertificateKey,
  resettingMiddlebox,
  outdatedTlsOnly,
  tls13Only,
  wrongClockHere,
  clockSkew,
  // authenticate
  mismatchedServerKey,
  unpatchedCredssp,
  loweredCredsspProtection,
  blockedNtlm,
  lostDomainChannel,
  unreachableDomainController,
  brokenDomainTrust,
  lockedAccount,
  disabledAccount,
  expiredAccount,
  expiredPassword,
  restrictedLogon,
  wrongPassword,
  deniedLogonRight,
  withheldLogonRight,
  restrictedListenerAccess,
  guestOnlyLogons,
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
  crashingModule,
  crashedSession,
  sessionLimit,
  drainingServer,
  unfinishedSetup,
  thirdPartyListener,
  updateRegression,
  pendingRestart,
  damagedComponentStore,
  fullSystemDrive,
  brokerFailure,
  unreadyBroker,
  remoteappOnly,
  fipsDenied,
  protocolViolation,
];
