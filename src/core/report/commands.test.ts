import { expect, it } from 'vitest';
import { addressed } from './commands.ts';

it.each([
  ['rdpdoctor check HOST --deep', 'srv01:3389', 'windows', 'rdpdoctor check srv01 --deep'],
  ['rdpdoctor check HOST --deep', '127.0.0.1:21500', 'linux', 'rdpdoctor check 127.0.0.1:21500 --deep'],
  [
    'run `rdpdoctor check 127.0.0.1` there',
    'srv01:21500',
    'linux',
    'run `rdpdoctor check 127.0.0.1:21500` there',
  ],
  ['run `rdpdoctor check 127.0.0.1` there', 'srv01:3389', 'linux', 'run `rdpdoctor check 127.0.0.1` there'],
  ['ping HOST -f -l 1372', 'srv01:3389', 'windows', 'ping srv01 -f -l 1372'],
  ['ping HOST -f -l 1372', 'srv01:3389', 'linux', 'ping -M do -s 1372 srv01'],
  ['ping HOST -f -l 1372', 'srv01:3389', 'macos', 'ping -D -s 1372 srv01'],
  ['tracert HOST', '[2001:db8::1]:3389', 'linux', 'traceroute 2001:db8::1'],
  ['`Test-NetConnection gw -Port 443`', 'srv01:3389', 'macos', '`nc -vz gw 443`'],
  ['nslookup HOST', undefined, 'linux', 'nslookup HOST'],
  ['traceroute -T -p 3389 HOST', 'srv01:3389', 'windows', 'tracert srv01'],
  ['traceroute -T -p 3389 HOST', 'srv01:3389', 'macos', 'sudo traceroute -P tcp -p 3389 srv01'],
  ['w32tm /stripchart /computer:HOST /samples:3', 'srv01:3389', 'linux', 'ntpdate -q srv01'],
  [
    'Look: `tracert HOST`.',
    'srv01:3389',
    undefined,
    'Look: `tracert srv01` (Linux and macOS: `traceroute srv01`).',
  ],
  [
    'ping HOST -f -l 1372, smaller',
    'srv01:3389',
    undefined,
    'ping srv01 -f -l 1372 (Linux: ping -M do -s 1372 srv01; macOS: ping -D -s 1372 srv01), smaller',
  ],
  [
    'On the gateway: Test-NetConnection SERVER -Port 3389.',
    'srv01:3389',
    'linux',
    'On the gateway: Test-NetConnection SERVER -Port 3389.',
  ],
] as const)('%s for %s on %s', (text, target, platform, says) => {
  expect(addressed(text, target, platform)).toBe(says);
});

it('what is done on another machine keeps the commands of that machine', () => {
  expect(addressed('`tracert HOST`', 'srv01', 'linux', 'server')).toBe('`tracert srv01`');
});
