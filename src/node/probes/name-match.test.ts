import { expect, it } from 'vitest';
import { covers, matchNames } from './name-match.ts';

it.each([
  ['srv01.corp.example', 'SRV01.corp.example', true],
  ['*.corp.example', 'srv01.corp.example', true],
  ['*.corp.example', 'corp.example', false],
  ['*.corp.example', 'a.b.corp.example', false],
  ['*', 'srv01', false],
  ['192.0.2.1', '192.0.2.1', true],
  ['*.0.2.1', '192.0.2.1', false],
])('%s covers %s: %s', (pattern, name, expected) => {
  expect(covers(pattern, name)).toBe(expected);
});

it.each([
  ['srv01', { computer: 'SRV01', dnsComputer: 'srv01.corp.example' }, true],
  ['srv01.corp.example', { computer: 'SRV01', dnsComputer: 'srv01.corp.example' }, true],
  ['rds.corp.example', { computer: 'SRV01', dnsComputer: 'srv01.corp.example' }, false],
  ['srv01.other.example', { computer: 'SRV02', dnsComputer: 'srv01.corp.example' }, false],
  ['192.0.2.1', { computer: 'SRV01' }, true],
  ['srv01', undefined, undefined],
])('%s leads to the host that calls itself %o: %s', (asked, identity, expected) => {
  expect(matchNames(asked, [], identity).matchesHost).toBe(expected);
});
