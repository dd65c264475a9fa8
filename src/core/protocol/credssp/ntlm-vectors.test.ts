import { expect, it } from 'vitest';
import { nodeCrypto } from '../../../node/crypto.ts';
import { toHex, toUtf16le, toUtf8 } from '../../bytes/text.ts';
import { fromHex, hex, join } from '../../bytes/write.ts';
import { md4 } from './md4.ts';
import { encodeNtlmClientChallenge } from './ntlm-authenticate.ts';
import { ntlmV2Key, ntProof, sealingKey, sessionBaseKey, signingKey } from './ntlm-keys.ts';
import { NtlmSession } from './ntlm-session.ts';
import { avIds, encodeAvPairs } from './ntlm-target.ts';
import { Rc4 } from './rc4.ts';

it.each([
  ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
  ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
  ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
  ['message digest', 'd9130a8164549fe818874806e1c7014b'],
  ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
  ['1234567890'.repeat(8), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
])('MD4 of "%s" is what RFC 1320 says', (text, digest) => {
  expect(toHex(md4(toUtf8(text)))).toBe(digest);
});

it.each([
  ['0102030405', 'b2396305f03dc027ccc3524a0a1118a8'],
  ['0102030405060708090a0b0c0d0e0f10', '9ac7cc9a609d1ef7b2932899cde41b97'],
])('the RC4 key stream of %s is what RFC 6229 says', (key, stream) => {
  const rc4 = new Rc4(fromHex(key));
  const parts = [rc4.apply(new Uint8Array(5)), rc4.apply(new Uint8Array(11))];
  expect(toHex(join(...parts))).toBe(stream);
});

// [MS-NLMP] 4.2.1 and 4.2.4: user "User", domain "Domain", password "Password".
const serverChallenge = hex`0123456789abcdef`;
const clientChallenge = new Uint8Array(8).fill(0xaa);
const flags = 0xe28a8233;
const v2Key = ntlmV2Key(nodeCrypto, { password: 'Password' }, 'User', 'Domain');
const temp = encodeNtlmClientChallenge({
  timestamp: 0n,
  clientChallenge,
  pairs: [
    { id: avIds.domain, value: toUtf16le('Domain') },
    { id: avIds.computer, value: toUtf16le('Server') },
  ],
});
const proof = ntProof(nodeCrypto, v2Key, serverChallenge, temp);
const baseKey = sessionBaseKey(nodeCrypto, v2Key, proof);
const sessionKey = new Uint8Array(16).fill(0x55);

it.each([
  ['NTOWFv2', v2Key, '0c868a403bfd7a93a3001ef22ef02e3f'],
  [
    'NTOWFv2 from a hash',
    ntlmV2Key(nodeCrypto, { ntHash: md4(toUtf16le('Password')) }, 'uSER', 'Domain'),
    '0c868a403bfd7a93a3001ef22ef02e3f',
  ],
  ['NTProofStr', proof, '68cd0ab851e51c96aabc927bebef6a1c'],
  ['SessionBaseKey', baseKey, '8de40ccadbc14a82f15cb0ad0de95ca3'],
  ['LMv2', ntProof(nodeCrypto, v2Key, serverChallenge, clientChallenge), '86c35097ac9cec102554764a57cccc19'],
  ['EncryptedRandomSessionKey', new Rc4(baseKey).apply(sessionKey), 'c5dad2544fc9799094ce1ce90bc9d03e'],
  ['SEALKEY', sealingKey(nodeCrypto, sessionKey, flags, 'client'), '59f600973cc4960a25480a7c196e4c58'],
  ['SIGNKEY', signingKey(nodeCrypto, sessionKey, 'client'), '4788dc861b4782f35d43fd98fe1a2d39'],
])('%s is what [MS-NLMP] 4.2.4 says', (_, value, expected) => {
  expect(toHex(value)).toBe(expected);
});

it('seals "Plaintext" as [MS-NLMP] 4.2.4.4 does', () => {
  const { signature, sealed } = new NtlmSession(nodeCrypto, { sessionKey, flags }, 'client').wrap(
    toUtf16le('Plaintext'),
  );
  expect(toHex(sealed)).toBe('54e50165bf1936dc996020c1811b0f06fb5f');
  expect(toHex(signature)).toBe('010000007fb38ec5c55d497600000000');
});

it('a sealed message is opened once, in order, by the other side only', () => {
  const client = new NtlmSession(nodeCrypto, { sessionKey, flags }, 'client');
  const server = new NtlmSession(nodeCrypto, { sessionKey, flags }, 'server');
  const first = client.wrap(toUtf8('first'));
  const second = client.wrap(toUtf8('second'));
  expect(server.unwrap(first)).toEqual(toUtf8('first'));
  expect(server.unwrap(second)).toEqual(toUtf8('second'));
  expect(server.unwrap(second)).toBeUndefined();
  expect(client.unwrap(server.wrap(toUtf8('back')))).toEqual(toUtf8('back'));
});

it('ends a target information list with MsvAvEOL', () => {
  expect(toHex(encodeAvPairs([]))).toBe('00000000');
});
