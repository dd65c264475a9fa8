/** What a client offers, as people call it: "TLS + NLA"; nothing offered is said, too. */
export function offerWords(offer: readonly string[]): string {
  return offer.map((protocol) => names[protocol] ?? protocol).join(' + ') || 'nothing';
}

/** By their names in [MS-RDPBCGR] 2.2.1.1.1. */
const names: Readonly<Record<string, string>> = {
  none: 'no negotiation',
  rdp: 'standard RDP security',
  ssl: 'TLS',
  hybrid: 'NLA',
  hybridEx: 'early user authorization',
  rdstls: 'RDSTLS',
  rdsaad: 'RDSAAD',
};
