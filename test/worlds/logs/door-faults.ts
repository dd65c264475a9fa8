import { healthyServer } from '../../../src/core/facts/healthy-server.ts';
import { read } from './collected.ts';
import type { End, LogFault, Sign } from './fault.ts';
import { fault, sign } from './fault-parts.ts';
import { writers, type Writer } from './world-event.ts';

const firewall: Writer = {
  channel: 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
  provider: 'Microsoft-Windows-Windows Firewall With Advanced Security',
};
const neverArrives: End = { how: 'neverArrives', code: 516 };
const rule = {
  RuleId: 'RemoteDesktop-UserMode-In-TCP',
  RuleName: 'Remotedesktop - Benutzermodus (TCP eingehend)',
};
const whole = { ...rule, Direction: '1', Protocol: '6', LocalPorts: '3389', RemoteAddresses: '*' };

/** The door is shut by one event of the firewall. */
const shut = (kind: string, made: string, id: number, fields: Sign['fields']): LogFault =>
  fault('reach', kind, {
    made,
    truths: ['blocking-firewall'],
    end: neverArrives,
    mayAlso: ['unreached-service'],
    signs: [sign(firewall, id, 'once', fields)],
    collected: (setting) => [
      read(setting, 'firewall', {
        ...healthyServer.firewall,
        rules: healthyServer.firewall.rules.map((one) => ({ ...one, enabled: false })),
      }),
    ],
  });

/** Every session ends in licensing, as one event of the session host tells it. */
const unlicensed = (kind: string, made: string, truth: string, id: number): LogFault =>
  fault('license', kind, {
    made,
    truths: [truth],
    end: { how: 'inSession', code: 2056 },
    mayAlso: ['missing-license-server', 'unset-licensing-mode'],
    signs: [sign(writers.rcmAdmin, id, 'daily')],
  });

/** Doors that a log alone shows to be shut, and licensing under its other numbers. */
export const doorFaults: readonly LogFault[] = [
  shut('rule-deleted', 'a script deleted the rule for Remote Desktop (2006)', 2006, rule),
  shut('rule-deleted-new', 'the rule for Remote Desktop was deleted (2052 of Windows 11)', 2052, rule),
  shut('rule-switched-off', 'the rule for Remote Desktop was switched off (2005)', 2005, {
    ...whole,
    Action: '3',
    Active: '0',
  }),
  shut('rule-blocks', 'a rule that blocks TCP 3389 was added (2004)', 2004, {
    ...whole,
    RuleId: '{5b7d1a3e-6d20-4f55-8a3d-2c9e4b1f7a22}',
    RuleName: 'hardening 17',
    Action: '2',
    Active: '1',
  }),
  shut('all-kept-out', '"block all incoming connections" was chosen (2003)', 2003, {
    Profiles: '1',
    SettingType: '3',
    SettingValue: '01000000',
    SettingValueString: 'Ja',
  }),
  shut('firewall-reset', 'the firewall was reset to its defaults (2032)', 2032, {}),
  unlicensed('grace-over-unregistered', 'the grace period ended: 1128', 'expired-licensing-grace', 1128),
  unlicensed('grace-over-by-manifest', 'the grace period ended: 50280', 'expired-licensing-grace', 50_280),
  unlicensed('no-license-server-named', 'no license server is named: 1130', 'missing-license-server', 1130),
];
