import { expect, it } from 'vitest';
import { keysKnownFor } from '../../src/node/carriers/ssh/known-hosts.ts';

it.each<[string, string, number, boolean]>([
  ['srv01 ssh-ed25519 KEY', 'SRV01', 22, true],
  ['srv01 ssh-ed25519 KEY', 'srv01', 2222, false],
  ['[srv01]:2222 ssh-ed25519 KEY', 'srv01', 2222, true],
  ['[srv01]:2222 ssh-ed25519 KEY', 'srv01', 22, false],
  ['other,srv01,192.0.2.1 ssh-ed25519 KEY comment', 'srv01', 22, true],
  ['*.corp.example ssh-ed25519 KEY', 'srv01.corp.example', 22, true],
  ['*.corp.example,!srv01.corp.example ssh-ed25519 KEY', 'srv01.corp.example', 22, false],
  ['srv0? ssh-ed25519 KEY', 'srv01', 22, true],
  ['srv.1 ssh-ed25519 KEY', 'srv01', 22, false],
  ['# srv01 ssh-ed25519 KEY', 'srv01', 22, false],
  ['srv01 ssh-ed25519', 'srv01', 22, false],
  ['@cert-authority srv01 ssh-ed25519 KEY', 'srv01', 22, false],
  ['|1|notbase64|AAAA ssh-ed25519 KEY', 'srv01', 22, false],
])('%s for %s port %d: %s', (line, host, port, known) => {
  const wanted = known ? [{ type: 'ssh-ed25519', key: 'KEY' }] : [];
  expect(keysKnownFor(host, port, [`${line}\r\n`])).toEqual({ trusted: wanted, revoked: [] });
});
