import { expect, it } from 'vitest';
import { crashFields, isForeignCrash } from './crashed-program.ts';

it.each([
  ['crash', { AppName: 'LogonUI.exe', ModuleName: 'other.dll' }, 'LogonUI.exe', 'other.dll'],
  ['crash', { '0': 'LogonUI.exe', '1': '10.0', '2': '0', '3': 'other.dll' }, 'LogonUI.exe', 'other.dll'],
  ['crash', { Param1: 'LogonUI.exe', Param4: 'other.dll' }, 'LogonUI.exe', 'other.dll'],
  ['report', { EventName: 'APPCRASH', P1: 'dwm.exe', P4: 'other.dll' }, 'dwm.exe', 'other.dll'],
  ['report', { '2': 'APPCRASH', '5': 'dwm.exe', '8': 'other.dll' }, 'dwm.exe', 'other.dll'],
  ['report', { Param3: 'APPCRASH', Param6: 'dwm.exe', Param9: 'other.dll' }, 'dwm.exe', 'other.dll'],
  ['crash', {}, '', ''],
] as const)('%s %o', (provider, fields, AppName, ModuleName) => {
  expect(crashFields(provider, fields)).toEqual({ AppName, ModuleName });
});

it('no other event is a crash', () => {
  expect(crashFields('scm', { param1: 'TermService' })).toBeUndefined();
});

it.each([
  [{ AppName: 'svchost.exe_TermService', ModuleName: 'rdpwrap.dll' }, false],
  [{ AppName: 'svchost.exe', ModuleName: 'termsrv.dll' }, false],
  [{ AppName: 'chrome.exe', ModuleName: 'chrome.dll' }, true],
  [{}, true],
] as const)('%o is of another program: %s', (fields, foreign) => {
  expect(isForeignCrash(fields)).toBe(foreign);
});
