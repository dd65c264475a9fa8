import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUtf16le, toUtf8 } from '../../bytes/text.ts';
import { join } from '../../bytes/write.ts';
import { isTellingKey, registryFacts } from './registry-facts.ts';
import { readRegistryExport } from './read-registry-export.ts';

const header = 'Windows Registry Editor Version 5.00\r\n\r\n';
const listener =
  '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp]\r\n';
const factsOf = (text: string) => registryFacts(readRegistryExport(toUtf8(header + text)));

describe('values', () => {
  it('reads every type', () => {
    const { values, problems } = readRegistryExport(
      toUtf8(
        `${header}[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n@="default"\r\n"path"="C:\\\\a \\"b\\""\r\n"n"=dword:00000d3d\r\n` +
          '"bin"=hex:01,02,\\\r\n  ff\r\n"multi"=hex(7):61,00,00,00,62,00,00,00,00,00\r\n"exp"=hex(2):25,00,00,00\r\n"q"=hex(b):01,00,00,00,00,00,00,00\r\n"gone"=-\r\n',
      ),
    );
    expect(problems).toEqual([]);
    expect(values.map(({ name, type, data }) => [name, type, data])).toEqual([
      ['', 'string', 'default'],
      ['path', 'string', 'C:\\a "b"'],
      ['n', 'dword', 3389],
      ['bin', 'binary', '0102ff'],
      ['multi', 'multiString', ['a', 'b']],
      ['exp', 'expandString', '%'],
      ['q', 'qword', 1],
      ['gone', 'deleted', ''],
    ]);
  });

  it('reads UTF-16 and a numbered control set', () => {
    const text = `${header}[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\TermService]\r\n"Start"=dword:00000004\r\n`;
    const file = readRegistryExport(join(Uint8Array.of(0xff, 0xfe), toUtf16le(text)));
    expect(registryFacts(file).services).toEqual({ TermService: { state: 'unknown', startup: 'disabled' } });
  });

  it('names damaged lines and keeps the rest', () => {
    const { values, problems } = readRegistryExport(
      toUtf8(`${header}[HKEY_LOCAL_MACHINE\\A]\r\n"a"=dword:xyz\r\n???\r\n"b"=dword:00000001\r\n`),
    );
    expect(problems).toEqual([
      'reg file: line 4: a: "dword:xyz" is no registry data',
      'reg file: line 5: "???" is neither a key nor a value',
    ]);
    expect(values).toHaveLength(1);
  });

  it('reads an ANSI export with its multi-line strings', () => {
    const text =
      'REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n"exp"=hex(2):25,41,\\\r\n  25,00\r\n"name"="J\xfcrgen"\r\n';
    const { values, problems } = readRegistryExport(
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    );
    expect(problems).toEqual([]);
    expect(values.map(({ name, data }) => [name, data])).toEqual([
      ['exp', '%A%'],
      ['name', 'Jürgen'],
    ]);
  });

  it('keeps only keys that are asked for, and forgets what is deleted later', () => {
    const { keys, values } = readRegistryExport(
      toUtf8(
        `${header}[HKEY_LOCAL_MACHINE\\SOFTWARE\\Other]\r\n"a"=dword:00000001\r\n???\r\n${listener}"PortNumber"=dword:00000d3d\r\n` +
          '[-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]\r\n',
      ),
      isTellingKey,
    );
    expect(keys).toHaveLength(1);
    expect(values).toEqual([]);
  });

  it('takes any bytes and any cut', () => {
    const whole = toUtf8(
      `${header}${listener}"PortNumber"=dword:00000d3d\r\n"SSLCertificateSHA1Hash"=hex:aa,\\\r\n  bb\r\n`,
    );
    fc.assert(
      fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 60 }), (cut, noise) => {
        registryFacts(readRegistryExport(join(whole.subarray(0, cut), noise)));
      }),
    );
  });
});

describe('facts', () => {
  it('puts policy before the local value and says which it was', () => {
    const facts = factsOf(
      `${listener}"SecurityLayer"=dword:00000002\r\n"PortNumber"=dword:00000d3e\r\n` +
        '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services]\r\n"SecurityLayer"=dword:00000000\r\n',
    );
    expect(facts.listenerSettings).toEqual({
      securityLayer: { value: 0, origin: 'policy' },
      port: { value: 3390, origin: 'local' },
      otherListeners: [],
    });
  });

  it('tells the two sides of SCHANNEL apart', () => {
    const protocols =
      '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\';
    const facts = factsOf(
      `${protocols}TLS 1.2\\Server]\r\n"Enabled"=dword:00000000\r\n${protocols}TLS 1.0\\Client]\r\n"DisabledByDefault"=dword:00000001\r\n`,
    );
    expect(facts.schannelServer).toEqual({ 'TLS 1.2': { enabled: false } });
    expect(facts.clientSettings).toEqual({ schannelClient: { 'TLS 1.0': { disabledByDefault: true } } });
  });

  it('says nothing about what the export does not hold', () => {
    expect(factsOf('[HKEY_LOCAL_MACHINE\\SOFTWARE\\Other]\r\n"a"=dword:00000001\r\n')).toEqual({});
  });

  it('names listeners of third parties', () => {
    const facts = factsOf(
      '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\ICA-TCP]\r\n"PortNumber"=dword:000005d6\r\n',
    );
    expect(facts.listenerSettings?.otherListeners).toEqual(['ICA-TCP']);
  });
});
