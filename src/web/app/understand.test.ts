import { describe, expect, it } from 'vitest';
import { fileName } from './hand-out.ts';
import { mayBeHost, understand } from './understand.ts';

describe('what was typed', () => {
  it.each([
    'srv01.corp.example',
    'srv01.corp.example:3390',
    'srv01:3389',
    '10.20.30.40',
    '10.20.30.40:3389',
    '2001:db8::5',
    '[2001:db8::5]:3389',
    'rdp.xn--bcher-kva.example',
  ])('%s is a host', (text) => {
    expect(understand(` ${text} `)).toEqual({ is: 'host', target: text });
  });

  it('mstsc /v:srv01.corp.example is its host', () => {
    expect(understand('mstsc /v:srv01.corp.example')).toEqual({ is: 'host', target: 'srv01.corp.example' });
  });

  it.each([
    '0x904',
    '0x904 0x7',
    '10.0',
    '2308',
    'Schannel 36870',
    'An internal error has occurred.',
    'https://example.com/a',
    'a..b.example',
    'srv01.corp.example:port',
    `${'a.'.repeat(200)}example`,
    'KB5051987',
  ])('%s is a text', (text) => {
    expect(understand(text)).toEqual({ is: 'text', text });
  });

  it('nothing is nothing', () => expect(understand(' \n ')).toEqual({ is: 'nothing' }));

  it.each([
    ['srv01', true],
    ['36870', false],
    ['two words', false],
  ])('%s may be the name of a host: %s', (text, may) => expect(mayBeHost(text)).toBe(may));
});

it.each([
  ['srv01.corp.example:3389', 'srv01.corp.example-3389.html'],
  ['../../etc/passwd', 'etc-passwd.html'],
  ['"><b>', 'b-.html'],
  ['', 'rdpdoctor.html'],
])('a file for %s is called %s', (target, name) => expect(fileName(target, 'html')).toBe(name));
