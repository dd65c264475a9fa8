import { expect, it } from 'vitest';
import { allowedTargets, type AllowedTargets } from '../../src/node/server/allowed-targets.ts';

function policy(ranges: readonly string[], watched: readonly string[] = []): AllowedTargets {
  const allowed = allowedTargets(ranges, (target) => watched.includes(target));
  if ('problem' in allowed) throw new Error(allowed.problem);
  return allowed;
}

const office = policy(['10.0.0.0/8', '2001:db8:7::/48'], ['srv01', '192.0.2.7']);

it.each([
  ['an address of a range', '10.1.2.3', true],
  ['one outside', '192.0.2.9', false],
  ['a watched address', '192.0.2.7', true],
  ['IPv6 of a range', '[2001:db8:7::1]:3389', true],
  ['IPv6 outside', '[2001:db8:8::1]:3389', false],
  ['IPv4 of a range, dressed as IPv6', '[::ffff:10.1.2.3]:3389', true],
  ['a name, whose addresses are judged later', 'anything.example', true],
  ['this machine', '127.0.0.1', false],
])('%s', (_what, text, is) => expect('problem' in office.target(text)).toBe(!is));

it.each([
  ['a name of nobody that leads inside a range', 'x.example', '10.0.0.9', true],
  ['a name of nobody that leads elsewhere', 'x.example', '192.0.2.1', false],
  ['a watched name that leads anywhere', 'srv01', '198.51.100.1', true],
  ['a watched name that leads to this machine', 'srv01', '127.0.0.1', false],
  ['a watched name that leads to the link', 'srv01', 'fe80::1%eth0', false],
  ['metadata, whoever asks', 'srv01', '169.254.169.254', false],
  ['metadata, dressed up', 'srv01', '::ffff:169.254.169.254', false],
  ['metadata by IPv6', 'srv01', 'fd00:ec2::254', false],
])('%s', (_what, host, address, is) => expect(office.address({ host, port: 3389 }, address)).toBe(is));

it('metadata stays closed though a range holds it', () => {
  const wide = policy(['0.0.0.0/0', '::/0']);
  expect(wide.address({ host: 'x', port: 3389 }, '169.254.169.254')).toBe(false);
  expect(wide.address({ host: 'x', port: 3389 }, '127.0.0.1')).toBe(true);
});

it.each([
  '::ffff:a9fe:a9fe',
  '0:0:0:0:0:ffff:169.254.169.254',
  'FD00:0EC2::0254',
  'fd00:ec2:0:0:0:0:0:254%eth0',
  '64:ff9b::169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
])('metadata stays closed however it is spelled: %s', (address) => {
  const wide = policy(['0.0.0.0/0', '::/0']);
  expect(wide.address({ host: address, port: 80 }, address)).toBe(false);
});

it.each(['10.0.0.0/40', 'ten', '10.0.0.0/-1', '', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/8x'])(
  'range %j is refused',
  (range) => {
    expect(allowedTargets([range], () => false)).toMatchObject({
      problem: expect.stringContaining('is no network'),
    });
  },
);
