/** What the guides recommend and cannot matter where the connection ends before TLS begins. */
export const beforeTls: readonly string[] = [
  'a new certificate: none was shown',
  'NLA off or a lower security layer: neither was asked about yet',
  'renaming MachineKeys: no key was used, and it orphans every machine key of the host',
];

/** What the guides recommend and cannot matter where an account was refused. */
export const behindTls: readonly string[] = [
  'a new certificate: the encrypted connection works',
  'NLA off: the account would be refused later, on a screen everybody can reach',
];
