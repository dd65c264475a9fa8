/** "192.0.2.5:51234" and "[2001:db8::1]:51234" without their port. */
export function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\](:\d+)?$/.exec(address);
  if (bracketed) return bracketed[1]!;
  return /^[^:]+:\d+$/.test(address) ? address.slice(0, address.indexOf(':')) : address;
}

/** The address a server event names for its client, without port; undefined where it names none. */
export function clientAddress(fields: Readonly<Record<string, string>>): string | undefined {
  const { ClientIP, IPString, Address, Param3, IpAddress, ClientAddress } = fields;
  const named = withoutPort(
    ClientIP ?? IPString ?? Address ?? Param3 ?? IpAddress ?? ClientAddress ?? '',
  ).replace(/^::ffff:/i, '');
  return named === '' || named === '-' || named === 'LOCAL' || named === '127.0.0.1' ? undefined : named;
}
