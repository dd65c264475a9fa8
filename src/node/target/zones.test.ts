import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { zonesOf } from './zones.ts';

const base = { netmask: '', mac: '00:00:00:00:00:00', cidr: null, internal: false };
const v4: NetworkInterfaceInfo = { ...base, family: 'IPv4', address: '192.0.2.7' };
const link: NetworkInterfaceInfo = { ...base, family: 'IPv6', address: 'fe80::7', scopeid: 12 };
const here = { lo: [{ ...v4, internal: true }], Ethernet: [v4, link], tun0: [v4] };

it.each<[NodeJS.Platform, readonly string[]]>([
  ['linux', ['Ethernet', 'tun0']],
  ['win32', ['12 (Ethernet)']],
])('the interfaces of %s, as its addresses name them', (platform, zones) => {
  expect(zonesOf(here, platform)).toEqual(zones);
});
