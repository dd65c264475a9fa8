import { domainToASCII } from 'node:url';
import { expect, it } from 'vitest';
import { canonicalTarget } from './canonical-target.ts';

const canonical = (text: string) => canonicalTarget(text, domainToASCII);

it.each([
  ['srv1', ['SRV1', 'srv1.', 'SRV1:3389', ' srv1 ', 'Srv1.:3389']],
  ['srv1:3390', ['SRV1:3390', 'srv1.:3390', 'srv1:03390']],
  ['srv1.corp.example', ['SRV1.Corp.Example.', 'srv1.corp.example:3389']],
  ['xn--bcher-kva.example', ['BÜCHER.example', 'bücher.example.', 'xn--bcher-kva.example:3389']],
  ['192.0.2.7', ['192.0.2.7:3389', '::ffff:192.0.2.7', '[::FFFF:c000:207]:3389']],
  ['::1', ['[::1]', '[::1]:3389', '0:0:0:0:0:0:0:1', '[0::1]:3389']],
  ['[::1]:3390', ['[0:0::1]:3390']],
  ['2001:db8::1', ['2001:DB8:0:0::1', '[2001:db8:0000::0001]:3389']],
  ['fe80::1%eth0', ['FE80::1%eth0', '[fe80:0::0001%eth0]:3389']],
  ['febf::1%12', ['FEBF:0::1%12']],
])('%s is the one name of %j', (name, spellings) => {
  for (const spelling of [name, ...spellings]) expect(canonical(spelling)).toBe(name);
});

it.each([
  ['srv1', 'srv1.corp.example'],
  ['srv1', 'srv1:3390'],
  ['fe80::1%eth0', 'fe80::1%eth1'],
  ['fe80::1%eth0', 'fe80::1%ETH0'],
  ['192.0.2.7', '192.0.2.70'],
])('%s and %s are two hosts', (one, other) => expect(canonical(one)).not.toBe(canonical(other)));

// To some programs 010 is ten, to others eight: nobody guesses.
it.each(['192.0.2.010', '10.0.0.0/24', 'a b', '', 'srv1:0', 'rdp://srv1', '::ffff:192.0.2.01'])(
  '%j is no target, and stays as it is',
  (text) => expect(canonical(text)).toBe(text),
);
