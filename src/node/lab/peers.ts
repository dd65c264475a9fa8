import type { Peer } from './peer.ts';
import { onlyCcm8 } from './peers/only-ccm8.ts';
import { onlyCamellia } from './peers/only-camellia.ts';
import { onlyAria } from './peers/only-aria.ts';
import { dsaCertificate } from './peers/dsa-certificate.ts';
import { demandsCertificate } from './peers/demands-certificate.ts';
import { demandsCertificateTls13 } from './peers/demands-certificate-tls13.ts';
import { plainAfterHello } from './peers/plain-after-hello.ts';
import { resetsAtCredssp } from './peers/resets-at-credssp.ts';
import { tricklesInTls } from './peers/trickles-in-tls.ts';
import { wantsCookie } from './peers/wants-cookie.ts';
import { blocksCookie } from './peers/blocks-cookie.ts';
import { blanksOffer } from './peers/blanks-offer.ts';
import { unlikeFarm } from './peers/unlike-farm.ts';
import { echo } from './peers/echo.ts';
import { socks } from './peers/socks.ts';
import { mysql } from './peers/mysql.ts';
import { ldap } from './peers/ldap.ts';
import { redis } from './peers/redis.ts';
import { gateway } from './peers/gateway.ts';
import { gatewayDown } from './peers/gateway-down.ts';
import { gatewayForbids } from './peers/gateway-forbids.ts';
import { noGateway } from './peers/no-gateway.ts';
import { gatewayExpiredCertificate } from './peers/gateway-expired-certificate.ts';
import { gatewayClockAhead } from './peers/gateway-clock-ahead.ts';
import { alert40 } from './peers/alert-40.ts';
import { alert70 } from './peers/alert-70.ts';
import { alert80 } from './peers/alert-80.ts';
import { blocksNtlm } from './peers/blocks-ntlm.ts';
import { brokerLost } from './peers/broker-lost.ts';
import { byteASecond } from './peers/byte-a-second.ts';
import { clockAhead } from './peers/clock-ahead.ts';
import { clockFarBehind } from './peers/clock-far-behind.ts';
import { closesAfterNegotiation } from './peers/closes-after-negotiation.ts';
import { closesAfterRequest } from './peers/closes-after-request.ts';
import { closesAfterServerHello } from './peers/closes-after-server-hello.ts';
import { closesAfterTls } from './peers/closes-after-tls.ts';
import { closesAtClientHello } from './peers/closes-at-client-hello.ts';
import { closesAtCredssp } from './peers/closes-at-credssp.ts';
import { closesAtOnce } from './peers/closes-at-once.ts';
import { closesInCertificate } from './peers/closes-in-certificate.ts';
import { deniesConnection } from './peers/denies-connection.ts';
import { deniesEarly } from './peers/denies-early.ts';
import { disabledAccount } from './peers/disabled-account.ts';
import { everySecondFails } from './peers/every-second-fails.ts';
import { expiredAccount } from './peers/expired-account.ts';
import { expiredCertificate } from './peers/expired-certificate.ts';
import { expiredPassword } from './peers/expired-password.ts';
import { garbageForEver } from './peers/garbage-for-ever.ts';
import { healthy } from './peers/healthy.ts';
import { healthyCompanyCertificate } from './peers/healthy-company-certificate.ts';
import { healthyEcKey } from './peers/healthy-ec-key.ts';
import { healthyTls12 } from './peers/healthy-tls12.ts';
import { healthyWithoutUsage } from './peers/healthy-without-usage.ts';
import { http } from './peers/http.ts';
import { httpInsideTls } from './peers/http-inside-tls.ts';
import { hugeChain } from './peers/huge-chain.ts';
import { hybridEx } from './peers/hybrid-ex.ts';
import { inconsistentFlags } from './peers/inconsistent-flags.ts';
import { insufficientPrivileges } from './peers/insufficient-privileges.ts';
import { interceptedSignIn } from './peers/intercepted-sign-in.ts';
import { keyMismatch } from './peers/key-mismatch.ts';
import { lowPortsOnly } from './peers/low-ports-only.ts';
import { lockedAccount } from './peers/locked-account.ts';
import { logonNotGranted } from './peers/logon-not-granted.ts';
import { md5Certificate } from './peers/md5-certificate.ts';
import { mtuStall } from './peers/mtu-stall.ts';
import { mtuStallAfterFirst } from './peers/mtu-stall-after-first.ts';
import { noCertificate } from './peers/no-certificate.ts';
import { noDomainController } from './peers/no-domain-controller.ts';
import { noLicense } from './peers/no-license.ts';
import { noLicenseServer } from './peers/no-license-server.ts';
import { notYetValidCertificate } from './peers/not-yet-valid-certificate.ts';
import { oldCredssp } from './peers/old-credssp.ts';
import { otherComputer } from './peers/other-computer.ts';
import { outOfMemory } from './peers/out-of-memory.ts';
import { passwordMustChange } from './peers/password-must-change.ts';
import { plainTls } from './peers/plain-tls.ts';
import { rdsaad } from './peers/rdsaad.ts';
import { rdstls } from './peers/rdstls.ts';
import { refusesTls } from './peers/refuses-tls.ts';
import { refusesWithoutCode } from './peers/refuses-without-code.ts';
import { requiresClientCertificate } from './peers/requires-client-certificate.ts';
import { requiresNla } from './peers/requires-nla.ts';
import { requiresTls } from './peers/requires-tls.ts';
import { resetsAfterRequest } from './peers/resets-after-request.ts';
import { resetsAfterServerHello } from './peers/resets-after-server-hello.ts';
import { resetsAfterTls } from './peers/resets-after-tls.ts';
import { resetsAtClientHello } from './peers/resets-at-client-hello.ts';
import { resetsAtOnce } from './peers/resets-at-once.ts';
import { resetsInCertificate } from './peers/resets-in-certificate.ts';
import { restrictedAccount } from './peers/restricted-account.ts';
import { sha1Certificate } from './peers/sha1-certificate.ts';
import { shortKey } from './peers/short-key.ts';
import { silent } from './peers/silent.ts';
import { smtp } from './peers/smtp.ts';
import { ssh } from './peers/ssh.ts';
import { stallsAfterServerHello } from './peers/stalls-after-server-hello.ts';
import { stallsAfterTls } from './peers/stalls-after-tls.ts';
import { stallsAtClientHello } from './peers/stalls-at-client-hello.ts';
import { stallsInConfirm } from './peers/stalls-in-confirm.ts';
import { standardSecurity } from './peers/standard-security.ts';
import { throttled } from './peers/throttled.ts';
import { tlsWithoutNla } from './peers/tls-without-nla.ts';
import { tls10Only } from './peers/tls10-only.ts';
import { tls13Only } from './peers/tls13-only.ts';
import { tpktLength0 } from './peers/tpkt-length-0.ts';
import { tpktLength65535 } from './peers/tpkt-length-65535.ts';
import { unknownFailure } from './peers/unknown-failure.ts';
import { vnc } from './peers/vnc.ts';
import { withoutUdp } from './peers/without-udp.ts';
import { wrongExtendedKeyUsage } from './peers/wrong-extended-key-usage.ts';
import { wrongKeyUsage } from './peers/wrong-key-usage.ts';
import { wrongName } from './peers/wrong-name.ts';
import { wrongPassword } from './peers/wrong-password.ts';
import { zeros } from './peers/zeros.ts';

/** Every practice peer, in the order in which a connection meets such a fault. */
export const peers: readonly Peer[] = [
  closesAtOnce,
  resetsAtOnce,
  silent,
  closesAfterRequest,
  resetsAfterRequest,
  stallsInConfirm,
  closesAfterNegotiation,
  closesAtClientHello,
  resetsAtClientHello,
  stallsAtClientHello,
  closesAfterServerHello,
  resetsAfterServerHello,
  stallsAfterServerHello,
  closesInCertificate,
  resetsInCertificate,
  closesAfterTls,
  resetsAfterTls,
  stallsAfterTls,
  closesAtCredssp,
  blocksNtlm,
  httpInsideTls,
  expiredCertificate,
  notYetValidCertificate,
  shortKey,
  sha1Certificate,
  md5Certificate,
  wrongExtendedKeyUsage,
  wrongKeyUsage,
  wrongName,
  hugeChain,
  keyMismatch,
  tls10Only,
  tls13Only,
  alert40,
  alert70,
  alert80,
  mtuStall,
  mtuStallAfterFirst,
  requiresTls,
  refusesTls,
  noCertificate,
  inconsistentFlags,
  requiresNla,
  requiresClientCertificate,
  unknownFailure,
  hybridEx,
  rdstls,
  rdsaad,
  standardSecurity,
  tlsWithoutNla,
  clockAhead,
  clockFarBehind,
  otherComputer,
  lockedAccount,
  expiredPassword,
  passwordMustChange,
  disabledAccount,
  expiredAccount,
  logonNotGranted,
  restrictedAccount,
  noDomainController,
  wrongPassword,
  refusesWithoutCode,
  oldCredssp,
  interceptedSignIn,
  deniesEarly,
  noLicenseServer,
  noLicense,
  deniesConnection,
  insufficientPrivileges,
  outOfMemory,
  brokerLost,
  throttled,
  everySecondFails,
  withoutUdp,
  http,
  ssh,
  vnc,
  smtp,
  plainTls,
  garbageForEver,
  zeros,
  byteASecond,
  tpktLength0,
  tpktLength65535,
  onlyCcm8,
  onlyCamellia,
  onlyAria,
  dsaCertificate,
  demandsCertificate,
  demandsCertificateTls13,
  plainAfterHello,
  resetsAtCredssp,
  tricklesInTls,
  wantsCookie,
  blocksCookie,
  blanksOffer,
  lowPortsOnly,
  unlikeFarm,
  echo,
  socks,
  mysql,
  ldap,
  redis,
  gateway,
  gatewayDown,
  gatewayForbids,
  noGateway,
  gatewayExpiredCertificate,
  gatewayClockAhead,
  healthy,
  healthyEcKey,
  healthyCompanyCertificate,
  healthyWithoutUsage,
  healthyTls12,
];
