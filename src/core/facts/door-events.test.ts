import { expect, test } from 'vitest';
import { doorChange } from './door-events.ts';

const firewall = 'Microsoft-Windows-Windows Firewall With Advanced Security';
const network = 'Microsoft-Windows-NetworkProfile';
const security = 'Microsoft-Windows-Security-Auditing';
/** The rule of a German server: its name is localised, its id is not. */
const own = {
  RuleId: 'RemoteDesktop-UserMode-In-TCP',
  RuleName: 'Remotedesktop - Benutzermodus (TCP eingehend)',
};
const whole = {
  RuleId: '{5b7d1a3e-6d20-4f55-8a3d-2c9e4b1f7a22}',
  RuleName: 'Regel 17',
  Direction: '1',
  Protocol: '6',
  LocalPorts: '3389',
  RemoteAddresses: '*',
};

test.each([
  ['deleted', firewall, 2006, own, 'shut'],
  ['deleted, Windows 11', firewall, 2052, own, 'shut'],
  ['deleted, as Server 2008 R2 calls it', firewall, 2006, { RuleId: 'RemoteDesktop-In-TCP' }, 'shut'],
  ['deleted, one of somebody’s own', firewall, 2006, { RuleId: '{1}', RuleName: 'RDP von aussen' }, 'shut'],
  ['the rule for UDP', firewall, 2006, { RuleId: 'RemoteDesktop-UserMode-In-UDP' }, undefined],
  ['the rule for shadowing', firewall, 2006, { RuleId: 'RemoteDesktop-Shadow-In-TCP' }, undefined],
  ['the rule for WebSockets', firewall, 2006, { RuleId: 'RemoteDesktop-In-TCP-WS' }, undefined],
  [
    'the rule of another program',
    firewall,
    2006,
    { RuleId: 'Teams', RuleName: 'Microsoft Teams' },
    undefined,
  ],
  ['every rule', firewall, 2033, {}, 'shut'],
  ['every rule, Windows 11', firewall, 2059, {}, 'shut'],
  ['reset', firewall, 2060, {}, 'shut'],
  ['switched off', firewall, 2005, { ...own, ...whole, Action: '3', Active: '0' }, 'shut'],
  ['switched on', firewall, 2073, { ...whole, Action: '3', Active: '1' }, 'opened'],
  ['changed to block', firewall, 2099, { ...whole, Action: '2', Active: '1' }, 'shut'],
  [
    'narrowed to some',
    firewall,
    2005,
    { ...whole, Action: '3', Active: '1', RemoteAddresses: '192.0.2.0/24' },
    'changed',
  ],
  ['changed, and no more is said', firewall, 2005, own, 'changed'],
  ['a blocking rule, switched off', firewall, 2004, { ...whole, Action: '2', Active: '0' }, undefined],
  [
    'a rule that blocks guessers',
    firewall,
    2004,
    { ...whole, Action: '2', Active: '1', RemoteAddresses: '203.0.113.9' },
    undefined,
  ],
  ['a range of ports', firewall, 2004, { ...whole, LocalPorts: '3000-4000', Action: '2' }, 'shut'],
  ['another port', firewall, 2004, { ...whole, LocalPorts: '445', Action: '2' }, undefined],
  [
    'a program alone',
    firewall,
    2004,
    { ...whole, LocalPorts: '*', ApplicationPath: 'C:\\x.exe', Action: '2' },
    undefined,
  ],
  ['everything', firewall, 2004, { ...whole, LocalPorts: '*', Action: '2', Active: '1' }, 'shut'],
  ['outbound', firewall, 2004, { ...whole, Direction: '2', Action: '2' }, undefined],
  ['made again', firewall, 2097, { ...whole, Action: '3', Active: '1' }, 'opened'],
  ['block all', firewall, 2003, { SettingType: '3', SettingValue: '01000000' }, 'shut'],
  ['no longer block all', firewall, 2082, { SettingType: '3', SettingValue: '00000000' }, 'opened'],
  ['own rules do not count', firewall, 2003, { SettingType: '13', SettingValue: '00000000' }, 'shut'],
  ['switched on as a whole', firewall, 2003, { SettingType: '1', SettingValue: '01000000' }, 'changed'],
  ['switched off as a whole', firewall, 2003, { SettingType: '1', SettingValue: '00000000' }, 'opened'],
  ['its log made larger', firewall, 2003, { SettingType: '8', SettingValue: '00100000' }, undefined],
  ['a word instead of a number', firewall, 2003, { SettingType: '3', SettingValueString: 'Oui' }, 'changed'],
  ['an adapter goes public', firewall, 2010, { OldProfile: '2', NewProfile: '4' }, 'public'],
  ['an adapter joins the domain', firewall, 2010, { OldProfile: '4', NewProfile: '1' }, 'private'],
  ['connected as public', network, 10_000, { State: '1', Category: '0' }, 'public'],
  ['connected to the domain', network, 10_000, { State: '1', Category: '2' }, 'private'],
  ['made private', network, 10_002, { Category: '1' }, 'private'],
  ['a private one went', network, 10_001, { Category: '1' }, 'privateGone'],
  ['audited: deleted', security, 4948, own, 'shut'],
  ['audited: defaults', security, 4949, {}, 'shut'],
  ['audited: another rule', security, 4948, { RuleId: 'CoreNet-Teredo-In' }, undefined],
] as const)('%s', (_, provider, id, fields, expected) => {
  expect(doorChange(provider, id, fields)).toBe(expected);
});
