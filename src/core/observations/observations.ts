import type { Observation } from './observation.ts';
import { blankedOffer } from './blanked-offer.ts';
import { blockedUdp } from './blocked-udp.ts';
import { clientReported } from './client-reported.ts';
import { closedAtHello } from './closed-at-hello.ts';
import { closedBeforeAnswer } from './closed-before-answer.ts';
import { closedCredssp } from './closed-credssp.ts';
import { closedSession } from './closed-session.ts';
import { connectionByAddress } from './connection-by-address.ts';
import { cutHandshake } from './cut-handshake.ts';
import { deniedEarly } from './denied-early.ts';
import { droppedBeforeSignIn } from './dropped-before-sign-in.ts';
import { endedByChoice } from './ended-by-choice.ts';
import { endedSession } from './ended-session.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { failedSecurityLayer } from './failed-security-layer.ts';
import { failingSinceOnset } from './failing-since-onset.ts';
import { failingTlsService } from './failing-tls-service.ts';
import { filteredPort } from './filtered-port.ts';
import { foreignLogs } from './foreign-logs.ts';
import { foreignServiceInTls } from './foreign-service-in-tls.ts';
import { foreignServiceOnPort } from './foreign-service-on-port.ts';
import { inconsistentNegotiation } from './inconsistent-negotiation.ts';
import { intermittentHandshake } from './intermittent-handshake.ts';
import { malformedHandshake } from './malformed-handshake.ts';
import { malformedNegotiation } from './malformed-negotiation.ts';
import { measuredDeath } from './measured-death.ts';
import { missingServerCertificate } from './missing-server-certificate.ts';
import { nameMismatch } from './name-mismatch.ts';
import { noCommonCipher } from './no-common-cipher.ts';
import { noCommonTlsVersion } from './no-common-tls-version.ts';
import { notYetValidCertificate } from './not-yet-valid-certificate.ts';
import { programReported } from './program-reported.ts';
import { obsoleteTlsAccepted } from './obsolete-tls-accepted.ts';
import { oversizedChain } from './oversized-chain.ts';
import { partlyDeadAddresses } from './partly-dead-addresses.ts';
import { prohibitingFirewall } from './prohibiting-firewall.ts';
import { refusedCredssp } from './refused-credssp.ts';
import { refusedLicense } from './refused-license.ts';
import { refusedLogon } from './refused-logon.ts';
import { refusedPort } from './refused-port.ts';
import { refusedTls } from './refused-tls.ts';
import { requiredClientCertificate } from './required-client-certificate.ts';
import { reportedEvent } from './reported-event.ts';
import { requiredNla } from './required-nla.ts';
import { requiredTls } from './required-tls.ts';
import { resetBeforeAnswer } from './reset-before-answer.ts';
import { resetInHandshake } from './reset-in-handshake.ts';
import { sessionsBreakOff } from './sessions-break-off.ts';
import { turnedAwayByGateway } from './turned-away-by-gateway.ts';
import { severalMachines } from './several-machines.ts';
import { shutOutClients } from './shut-out-clients.ts';
import { silentListener } from './silent-listener.ts';
import { slowNameResolution } from './slow-name-resolution.ts';
import { slowNetwork } from './slow-network.ts';
import { soonExpiringCertificate } from './soon-expiring-certificate.ts';
import { stalledHandshake } from './stalled-handshake.ts';
import { standardSecurityOnly } from './standard-security-only.ts';
import { tricklingAnswer } from './trickling-answer.ts';
import { unexpectedTlsAlert } from './unexpected-tls-alert.ts';
import { unfinishedAnswer } from './unfinished-answer.ts';
import { unlikeAddresses } from './unlike-addresses.ts';
import { unlikeCookieAnswers } from './unlike-cookie-answers.ts';
import { unlikeSourcePorts } from './unlike-source-ports.ts';
import { unofferedProtocol } from './unoffered-protocol.ts';
import { unreachableNetwork } from './unreachable-network.ts';
import { unreachedService } from './unreached-service.ts';
import { unrequiredNla } from './unrequired-nla.ts';
import { unresolvedName } from './unresolved-name.ts';
import { untrustedCertificate } from './untrusted-certificate.ts';
import { weakCertificateKey } from './weak-certificate-key.ts';
import { weakCertificateSignature } from './weak-certificate-signature.ts';
import { wrongExtendedKeyUsage } from './wrong-extended-key-usage.ts';
import { wrongKeyUsage } from './wrong-key-usage.ts';

/** Every observation, in the order a connection meets them: endings first, then traits. */
export const observations: readonly Observation[] = [
  unlikeAddresses,
  foreignServiceOnPort,
  foreignServiceInTls,
  unlikeSourcePorts,
  unlikeCookieAnswers,
  blankedOffer,
  intermittentHandshake,
  unresolvedName,
  refusedPort,
  filteredPort,
  prohibitingFirewall,
  unreachableNetwork,
  tricklingAnswer,
  closedBeforeAnswer,
  resetBeforeAnswer,
  silentListener,
  unfinishedAnswer,
  malformedNegotiation,
  missingServerCertificate,
  refusedTls,
  requiredTls,
  inconsistentNegotiation,
  requiredNla,
  requiredClientCertificate,
  cutHandshake,
  closedAtHello,
  resetInHandshake,
  stalledHandshake,
  malformedHandshake,
  noCommonCipher,
  noCommonTlsVersion,
  failingTlsService,
  unexpectedTlsAlert,
  closedCredssp,
  refusedCredssp,
  deniedEarly,
  refusedLogon,
  refusedLicense,
  endedSession,
  closedSession,
  shutOutClients,
  measuredDeath,
  droppedBeforeSignIn,
  unreachedService,
  failedSecurityLayer,
  failingSinceOnset,
  sessionsBreakOff,
  turnedAwayByGateway,
  programReported,
  clientReported,
  reportedEvent,
  endedByChoice,
  foreignLogs,
  severalMachines,
  expiredCertificate,
  soonExpiringCertificate,
  notYetValidCertificate,
  nameMismatch,
  wrongExtendedKeyUsage,
  wrongKeyUsage,
  oversizedChain,
  weakCertificateKey,
  weakCertificateSignature,
  untrustedCertificate,
  obsoleteTlsAccepted,
  unofferedProtocol,
  standardSecurityOnly,
  unrequiredNla,
  connectionByAddress,
  slowNameResolution,
  slowNetwork,
  partlyDeadAddresses,
  blockedUdp,
];
