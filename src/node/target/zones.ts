import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

/** The interfaces of this machine as they are written behind a link-local address; Windows numbers them. */
export function zonesOf(
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) => {
      if (addresses.every(({ internal }) => internal)) return [];
      const scope = addresses.find((address) => address.family === 'IPv6' && address.scopeid > 0);
      if (platform !== 'win32') return [name];
      return scope?.family === 'IPv6' ? [`${scope.scopeid} (${name})`] : [];
    })
    .slice(0, MOST);
}

/** The interfaces that a person can name behind such an address, in a sentence. */
export function zonesWords(): string {
  return `this machine has ${zonesOf().join(', ') || 'none'}`;
}

const MOST = 12;
