/** Security protocols of RDP_NEG_REQ.requestedProtocols and RDP_NEG_RSP.selectedProtocol, [MS-RDPBCGR] 2.2.1.1.1. */
export const securityProtocols = {
  rdp: 0x00,
  ssl: 0x01,
  hybrid: 0x02,
  rdstls: 0x04,
  hybridEx: 0x08,
  rdsaad: 0x10,
} as const;

/** One security protocol by name. */
export type SecurityProtocol = keyof typeof securityProtocols;

/** What a client asks for; `none` alone is a request without the negotiation block. */
export type Offer = readonly (SecurityProtocol | 'none')[];

/** RDP_NEG_REQ.flags, [MS-RDPBCGR] 2.2.1.1.1. */
export const requestFlags = {
  restrictedAdminModeRequired: 0x01,
  redirectedAuthenticationModeRequired: 0x02,
  correlationInfoPresent: 0x08,
} as const;

/** RDP_NEG_FAILURE.failureCode, [MS-RDPBCGR] 2.2.1.2.2. */
export const negotiationFailureCodes = {
  sslRequiredByServer: 1,
  sslNotAllowedByServer: 2,
  sslCertNotOnServer: 3,
  inconsistentFlags: 4,
  hybridRequiredByServer: 5,
  sslWithUserAuthRequiredByServer: 6,
} as const;

/** One reason for which a server refuses an offer. */
export type NegotiationFailure = keyof typeof negotiationFailureCodes;

/** The bits of an offer, as requestedProtocols carries them. */
export function offerBits(offer: Offer): number {
  return offer.reduce((bits, name) => (name === 'none' ? bits : bits | securityProtocols[name]), 0);
}

/** The offer that requestedProtocols bits stand for, lowest bit first; bits nobody defined are left out. */
export function offerFromBits(bits: number): readonly SecurityProtocol[] {
  const named = protocolEntries.filter(([, bit]) => bit !== 0 && (bits & bit) !== 0).map(([name]) => name);
  return named.length === 0 ? ['rdp'] : named;
}

/** The one protocol a selectedProtocol value names, or undefined for a value nobody defined. */
export function selectedProtocol(value: number): SecurityProtocol | undefined {
  return protocolEntries.find(([, bit]) => bit === value)?.[0];
}

/** The name of a failureCode, or undefined for a code nobody defined. */
export function negotiationFailure(code: number): NegotiationFailure | undefined {
  return failureEntries.find(([, value]) => value === code)?.[0];
}

// Object.entries forgets the key types; both tables above are closed constants.
const protocolEntries = Object.entries(securityProtocols) as readonly [SecurityProtocol, number][];
const failureEntries = Object.entries(negotiationFailureCodes) as readonly [NegotiationFailure, number][];
