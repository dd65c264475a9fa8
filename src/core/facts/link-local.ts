/** Whether it is an IPv6 address of one link (fe80::/10) without the interface that leads to it. */
export function lacksInterface(address: string): boolean {
  return /^fe[89ab][\da-f]:[\da-f:.]{1,45}$/i.test(address);
}

/** What is wrong with such an address. */
export function lackingInterface(address: string): string {
  return `is a link-local address and needs its interface, such as ${address}%eth0`;
}
