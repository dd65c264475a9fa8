import { describe, expect, it } from 'vitest';
import { parseTarget, showTarget } from './target.ts';

describe('parseTarget', () => {
  it.each([
    ['srv01', { host: 'srv01', port: 3389 }],
    ['srv01.corp.example.', { host: 'srv01.corp.example', port: 3389 }],
    ['srv01:3390', { host: 'srv01', port: 3390 }],
    ['192.0.2.1:1', { host: '192.0.2.1', port: 1 }],
    ['2001:db8::1', { host: '2001:db8::1', port: 3389 }],
    ['[2001:db8::1]:3390', { host: '2001:db8::1', port: 3390 }],
    ['[fe80::1%eth0]', { host: 'fe80::1%eth0', port: 3389 }],
    ['fe80::1%eth0', { host: 'fe80::1%eth0', port: 3389 }],
    ['büro.example', { host: 'xn--bro-hoa.example', port: 3389 }],
    ['srv_01', { host: 'srv_01', port: 3389 }],
  ])('%s', (text, target) => {
    expect(parseTarget(text)).toEqual(target);
  });

  it.each([
    ['', 'target: is empty'],
    ['srv01:33x9', 'port "33x9": is not a number from 1 to 65535'],
    ['srv01:0', 'port "0": is not a number from 1 to 65535'],
    ['srv01:65536', 'port "65536": is not a number from 1 to 65535'],
    ['srv01:', 'port "": is not a number from 1 to 65535'],
    [':3389', 'target: has a port but no host'],
    ['a:b:c', 'target "a:b:c": is neither host:port nor an IPv6 address ([address]:port)'],
    ['[srv01]:3389', 'target "[srv01]:3389": "srv01" is not an IPv6 address'],
    ['300.1.1.1', 'target "300.1.1.1": is not a valid IPv4 address'],
    ['https://rd.example/x', 'target "https://rd.example/x": is a URL; give the host alone, e.g. rd.example'],
    ['a..b', 'target "a..b": the part "" must have 1 to 63 characters'],
    ['srv 01', 'target "srv 01": is not a host name'],
    ['srv01\r\nX', 'target "srv01??X": is not a host name'],
    ['srv\t01', 'target "srv?01": is not a host name'],
    ['srv\u202e01', 'target "srv\u202e01": is not a host name'],
    ['10.0.0.0/24', 'target "10.0.0.0/24": is a range of addresses; a host was expected'],
    ['10.0.0.1/24:3389', 'target "10.0.0.1/24": is a range of addresses; a host was expected'],
    ['srv01/share', 'target "srv01/share": "/" cannot be part of a host name'],
    ['CORP\\srv01', 'target "CORP\\srv01": "\\" cannot be part of a host name'],
    ['ana@srv01', 'target "ana@srv01": "@" cannot be part of a host name'],
    ['srv01?x', 'target "srv01?x": "?" cannot be part of a host name'],
    ['srv01#x', 'target "srv01#x": "#" cannot be part of a host name'],
    ['srv%301', 'target "srv%301": "%" cannot be part of a host name'],
  ])('%s is refused', (text, problem) => {
    expect(parseTarget(text)).toEqual({ problem });
  });

  it.each(['fe80::1', '[FE80::1]', '[fe80::1]:3390', 'febf:0:0::9'])(
    '%s says that its interface is missing',
    (text) => {
      expect(parseTarget(text)).toEqual({
        problem: expect.stringMatching(
          /: is a link-local address and needs its interface, such as fe[\da-f:]+%\w+; this machine has \w/i,
        ),
      });
    },
  );

  it('names the length of a name of 300 characters, and cuts it', () => {
    const parsed = parseTarget('a'.repeat(300));
    expect(parsed).toEqual({
      problem: `target "${'a'.repeat(60)}…": has 300 characters; a DNS name has at most 253`,
    });
  });

  it.each(['srv01:3390', '[2001:db8::1]:3390'])('prints %s as it was', (text) => {
    const target = parseTarget(text);
    expect('problem' in target ? '' : showTarget(target)).toBe(text);
  });
});
