import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { codeOf } from '../wire/network-error.ts';

type WayOut = FactTypes['wayOut'];

/** Notes by which interface packets to this address leave; `end` adds what the interface carried since. */
export async function startWayOut(address: string): Promise<{ readonly end: () => Promise<WayOut> }> {
  const local = await localAddressTo(address);
  if ('code' in local) {
    const none: WayOut = { address, kind: 'none', ...(local.code === undefined ? {} : { code: local.code }) };
    return { end: async () => none };
  }
  const name = interfaceOf(local.address);
  const kind = name === undefined ? 'ordinary' : kindOf(name.name, name.internal);
  const way: WayOut = { address, localAddress: local.address, kind, ...(name && { interface: name.name }) };
  const before = name && (await packetsOf(name.name));
  return {
    async end() {
      const after = name && (await packetsOf(name.name));
      if (before === undefined || after === undefined) return way;
      return { ...way, sent: after.sent - before.sent, received: after.received - before.received };
    },
  };
}

/** Whether this machine has an IPv6 address that leads beyond its own link. */
export function hasIpv6(): boolean {
  const all = Object.values(networkInterfaces()).flatMap((found = []) => found);
  return all.some(
    ({ family, internal, address }) => family === 'IPv6' && !internal && !/^fe[89ab]/i.test(address),
  );
}

/** Names that tunnels have on Linux, macOS and Windows; a tunnel under another name counts as ordinary. */
export function kindOf(name: string, internal: boolean): WayOut['kind'] {
  if (internal) return 'loopback';
  return tunnels.test(name) ? 'tunnel' : 'ordinary';
}

const tunnels =
  /^(tun|tap|utun|wg|ppp|ipsec|tailscale|zt|gpd|cscotun|nordlynx|proton)|vpn|wireguard|anyconnect|fortissl|pangp|wintun/i;

/** Connecting a datagram socket asks for a route and sends nothing. */
function localAddressTo(address: string): Promise<{ address: string } | { code: string | undefined }> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    socket.on('error', (error) => {
      socket.close();
      resolve({ code: codeOf(error) });
    });
    // A function that is handed to `connect` itself would be called where it failed, too.
    socket.once('connect', () => {
      const local = socket.address();
      socket.close();
      resolve({ address: local.address });
    });
    socket.connect(9, address);
  });
}

function interfaceOf(address: string): { readonly name: string; readonly internal: boolean } | undefined {
  const bare = address.replace(/%.*/, '');
  for (const [name, addresses = []] of Object.entries(networkInterfaces())) {
    const own = addresses.find((one) => one.address === bare);
    if (own !== undefined) return { name, internal: own.internal };
  }
  // The whole of 127/8 is the loopback's, though it states one address of it.
  return bare.startsWith('127.') ? { name: 'lo', internal: true } : undefined;
}

/** Packets of an interface so far, where the system is Linux; elsewhere nobody tells without rights. */
async function packetsOf(name: string): Promise<{ sent: number; received: number } | undefined> {
  const read = async (counter: string) =>
    Number(await readFile(`/sys/class/net/${name}/statistics/${counter}`, 'utf8'));
  try {
    const [sent, received] = await Promise.all([read('tx_packets'), read('rx_packets')]);
    return { sent, received };
  } catch {
    return undefined;
  }
}
