import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUtf16le, toUtf8 } from '../../bytes/text.ts';
import { join } from '../../bytes/write.ts';
import { rdpProperties } from '../../codes/families/rdp-properties.ts';
import { documentedSetting } from './documented-settings.ts';
import { lintRdpFile } from './lint.ts';
import { rdpFileFact, rdpFileReader } from './reader.ts';
import { sourceOf } from '../reader.ts';
import { readRdpFile, readRdpUri, valueOf } from './settings.ts';

const lines =
  'full address:s:srv01.corp.example:3390\r\nauthentication level:i:2\r\nenablecredsspsupport:i:1\r\n';

describe('settings', () => {
  it.each([
    ['utf-8', toUtf8(lines)],
    ['utf-8', join(Uint8Array.of(0xef, 0xbb, 0xbf), toUtf8(lines))],
    ['utf-16le', join(Uint8Array.of(0xff, 0xfe), toUtf16le(lines))],
    ['utf-16le', toUtf16le(lines)],
  ])('reads %s', (encoding, bytes) => {
    const file = readRdpFile(bytes);
    expect(file.encoding).toBe(encoding);
    expect(file.problems).toEqual([]);
    expect(valueOf(file, 'full address')).toBe('srv01.corp.example:3390');
    expect(valueOf(file, 'authentication level')).toBe(2);
  });

  it('reads an ANSI file with letters beyond ASCII', () => {
    const file = readRdpFile(
      Uint8Array.from([...toUtf8('username:s:J'), 0xfc, ...toUtf8('rgen '), 0x80, ...toUtf8('\r\n')]),
    );
    expect(file.encoding).toBe('ansi');
    expect(valueOf(file, 'username')).toBe('Jürgen €');
  });

  it('reads the URI form', () => {
    const file = readRdpUri('rdp://full%20address=s:mypc:3389&audiomode=i:2&disable%20themes=i:1');
    expect(file.settings.map(({ name, value }) => [name, value])).toEqual([
      ['full address', 'mypc:3389'],
      ['audiomode', 2],
      ['disable themes', 1],
    ]);
  });

  it('names the line that is no setting and keeps the rest', () => {
    const file = readRdpFile(toUtf8('server port:i:33x9\nnonsense\naudiomode:i:1\n'));
    expect(file.problems).toEqual([
      'rdp file: line 1: server port: "33x9" is not an integer',
      'rdp file: line 2: "nonsense" is not name:type:value',
    ]);
    expect(valueOf(file, 'audiomode')).toBe(1);
  });

  it('never keeps a secret', () => {
    const secret = 'Tr0ub4dor';
    const file = readRdpFile(
      toUtf8(`ClearTextPassword:s:${secret}\npassword 51:b:${secret}\ngatewayaccesstoken:s:${secret}\n`),
    );
    expect(JSON.stringify([file, rdpFileFact(file), lintRdpFile(file)])).not.toContain(secret);
    expect(lintRdpFile(file).filter(({ level }) => level === 'danger')).toHaveLength(2);
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        lintRdpFile(readRdpFile(bytes));
      }),
    );
  });
});

describe('lint', () => {
  it.each([
    ['authentication level:i:0', 'danger', 'authentication level'],
    ['enablecredsspsupport:i:0', 'danger', 'enablecredsspsupport'],
    ['negotiate security layer:i:0', 'conflict', 'negotiate security layer'],
    ['full address:s:a:3390\nserver port:i:3391', 'conflict', 'server port'],
    ['gatewayusagemethod:i:1', 'conflict', 'gatewayusagemethod'],
    ['remoteapplicationmode:i:1', 'conflict', 'remoteapplicationmode'],
    ['audiomode:i:1\naudiomode:i:2', 'conflict', 'audiomode'],
    ['authentication level:i:7', 'conflict', 'authentication level'],
    ['authentication level:s:2', 'conflict', 'authentication level'],
    ['authentication levle:i:2', 'conflict', 'authentication levle'],
    ['desktopwidth:i:20', 'conflict', 'desktopwidth'],
    ['server port:i:70000', 'conflict', 'server port'],
    ['gatewayhostname:s:gw\ngatewayprofileusagemethod:i:0', 'conflict', 'gatewayprofileusagemethod'],
    ['a setting of tomorrow:i:1', 'note', 'a setting of tomorrow'],
    ['full address:s:a\nsignscope:s:Audiomode\nsignature:s:AAAA', 'danger', 'full address'],
  ])('%j is a %s at %s', (text, level, setting) => {
    const remarks = lintRdpFile(readRdpFile(toUtf8(text)));
    expect(remarks).toContainEqual(expect.objectContaining({ level, setting }));
  });

  it.each(rdpProperties.filter(({ name }) => name !== 'line syntax'))('knows $name', ({ name, note }) => {
    const known = documentedSetting(name.toLowerCase());
    expect(known).toBeDefined();
    if (known?.type !== undefined) expect(note).toMatch(new RegExp(`^Type ${known.type} `));
  });

  it('finds no danger in a careful file', () => {
    expect(lintRdpFile(readRdpFile(toUtf8(lines)))).toEqual([]);
  });
});

it('recognises by content', () => {
  const recognises = (text: string) => rdpFileReader.recognises(toUtf8(text), sourceOf('x', toUtf8(text)));
  expect(recognises(lines)).toBe(true);
  expect(recognises('rdp://full%20address=s:a')).toBe(true);
  expect(recognises('[HKEY_LOCAL_MACHINE\\SYSTEM]\r\n"a"=dword:00000001')).toBe(false);
  expect(recognises('{"format":1}')).toBe(false);
});
