import { parseAddress } from './address.ts';

/** Whether it is an IPv6 address of one link (fe80::/10) without the interface that leads to it. */
export function lacksInterface(text: string): boolean {
  return isLinkLocal(parseAddress(text)?.net ?? '');
}

/** Whether the upper 96 bits of an address, as hexadecimal digits, are of one link alone. */
export function isLinkLocal(net: string): boolean {
  return /^fe[89ab]/.test(net);
}

/** What is wrong with such an address; `zones` are the interfaces of the machine that would look, where they are known. */
export function lackingInterface(address: string, zones?: readonly string[]): string {
  const like = `${address}%${zones?.[0]?.split(' ')[0] ?? 'eth0'}`;
  const said = `is a link-local address and needs its interface, such as ${like}`;
  if (zones === undefined) return said;
  return `${said}; this machine has ${zones.length === 0 ? 'none' : zones.join(', ')}`;
}
