import type { Action } from '../../src/core/remedy/remedy.ts';
import { rdpKeyFile, type Certificates } from './machine-state.ts';
import type { Workbench } from './workbench.ts';

export const enable: Action = { kind: 'enableRemoteDesktop' };
export const yes = { arguments: ['Yes'] };
export const undo = { arguments: ['Undo'] };
export const edit = (body: string) => ({ edit: `param($state, $programData) ${body}` });
const policyKey = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';

/** Something wrong on a machine, and what the script must say and do. */
export interface Situation {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly steps: (bench: Workbench, id: string) => readonly object[];
  /** Outcome and problem codes of each run. */
  readonly gives: readonly (readonly [outcome: string, ...codes: string[]])[];
  /** What the last run's first problem or note must say. */
  readonly says?: RegExp;
  /** Actions that need the run's certificates, in place of `actions`. */
  readonly plan?: (certificates: Certificates) => readonly Action[];
  /** States of services at the end. */
  readonly services?: { readonly [name: string]: string };
  /** How many scheduled tasks are left at the end. */
  readonly tasks?: number;
  /** Whether the machine is as it was before the first run. */
  readonly same?: boolean;
}

/** What can be wrong with the machine and with the plan for it. */
export const situations: readonly Situation[] = [
  {
    name: 'a wrong thumbprint',
    actions: [{ kind: 'removeCertificate', store: 'My', sha1: 'ab'.repeat(20) }],
    steps: () => [yes],
    gives: [['refused', 'notFound']],
    says: /no certificate abab.* in Cert:\\LocalMachine\\My; it holds [0-9a-f]{40}/,
    same: true,
  },
  {
    name: 'an expired certificate is not bound',
    actions: [],
    steps: () => [yes],
    gives: [['refused', 'stepFailed']],
    says: /ended on 2026-08-02/,
    same: true,
  },
  {
    name: 'the store is gone',
    actions: [{ kind: 'removeCertificate', store: 'TrustedPeople', sha1: 'ab'.repeat(20) }],
    steps: () => [yes],
    gives: [['refused', 'notFound']],
    says: /it is empty/,
    same: true,
  },
  {
    name: 'access to the registry is denied',
    actions: [enable],
    steps: () => [
      edit("$state.denied['registryWrite'] = @('HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server')"),
      yes,
    ],
    gives: [['failedAndUndone', 'accessDenied']],
    says: /^access denied/,
  },
  {
    name: 'access to the key file is denied',
    actions: [enable, { kind: 'grantKeyAccess', keyFile: rdpKeyFile }],
    steps: () => [edit(`$state.denied['files'] = @('${rdpKeyFile}')`), yes, edit('$state.denied = @{}'), yes],
    gives: [['failedAndUndone', 'accessDenied'], ['applied']],
  },
  {
    name: 'group policy holds the value',
    actions: [enable],
    steps: () => [
      edit(
        `$state.registry['${policyKey}'] = @{ fDenyTSConnections = [ordered]@{ kind = 'DWord'; data = [long] 1 } }`,
      ),
      yes,
      { arguments: ['WhatIf'] },
    ],
    gives: [
      ['refused', 'policyLocked'],
      ['wouldChange', 'policyLocked'],
    ],
    says: /group policy sets fDenyTSConnections to 1 in HKLM\\SOFTWARE\\Policies/,
  },
  {
    name: 'group policy ignores local firewall rules',
    actions: [{ kind: 'enableFirewallGroup', profiles: ['domain'] }],
    steps: () => [edit("$state.firewall.profiles.Domain.local = 'False'"), yes],
    gives: [['refused', 'policyLocked']],
    says: /AllowLocalPolicyMerge/,
  },
  {
    name: 'not an administrator',
    actions: [enable],
    steps: () => [edit('$state.elevated = $false'), yes],
    gives: [['refused', 'notElevated']],
    says: /Run as administrator/,
  },
  {
    name: 'a plan for the user alone needs no administrator',
    actions: [
      {
        kind: 'setRegistryValue',
        key: 'HKCU\\SOFTWARE\\Microsoft\\Terminal Server Client',
        name: 'AuthenticationLevelOverride',
        type: 'DWord',
        data: 2,
      },
    ],
    steps: () => [edit('$state.elevated = $false'), yes, undo],
    gives: [['applied'], ['undone']],
  },
  {
    name: 'a disabled service is not started',
    actions: [{ kind: 'startService', service: 'SessionEnv' }],
    steps: () => [yes],
    gives: [['failedAndUndone', 'stepFailed']],
    says: /is disabled/,
    same: true,
  },
  {
    name: 'a service that does not come up again',
    actions: [enable, { kind: 'restartServices', services: ['TermService'] }],
    steps: () => [
      edit("$state.broken = @{ start = 'TermService' }"),
      yes,
      edit('$state.broken = $null'),
      undo,
    ],
    gives: [['undoIncomplete', 'stepFailed', 'stepFailed'], ['undone']],
    says: /^$/,
  },
  {
    name: 'TLS 1.3 on Windows that has none',
    actions: [{ kind: 'setSchannelProtocol', version: 'TLS 1.3', side: 'Server', enabled: true }],
    steps: () => [
      edit(
        "$state.registry['HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'].CurrentBuildNumber.data = '17763'",
      ),
      yes,
    ],
    gives: [['refused', 'notSupported']],
  },
  {
    name: 'a network of the domain',
    actions: [{ kind: 'setNetworkProfile', interface: 'Dom\u00e4ne', category: 'private' }],
    steps: () => [yes],
    gives: [['refused', 'notSupported']],
    same: true,
  },
  {
    name: 'the authority does not issue at once',
    actions: [{ kind: 'requestCertificate', template: 'RDP "Vorlage"', bind: true }],
    steps: () => [edit("$state.ca.answer = 'Pending'"), yes],
    gives: [['failedAndUndone', 'stepFailed']],
    says: /Pending and not Issued/,
  },
  {
    name: 'time cannot be had',
    actions: [{ kind: 'syncClock' }],
    steps: () => [
      edit("$state.services.W32Time.startMode = 'Disabled'; $state.services.W32Time.state = 'Stopped'"),
      yes,
    ],
    gives: [['failedAndUndone', 'stepFailed']],
  },
  ...(
    [
      ['the source is far away from the clock after it was set', "'+400,1234567'", 0, 'testFailed'],
      ['the source does not answer and Windows calls itself synchronised', "''", 0, undefined],
      ['the source does not answer and Windows calls itself not synchronised', "''", 3, 'testFailed'],
    ] as const
  ).map(([name, offset, leap, code]): Situation => ({
    name: `a clock: ${name}`,
    actions: [{ kind: 'syncClock' }],
    steps: () => [edit(`$state.time.offset = ${offset}; $state.time.leap = ${leap}`), yes],
    gives: [code === undefined ? ['applied'] : ['failedAndUndone', code]],
    ...(code === undefined ? {} : { says: offset === "''" ? /no time source answered/ : /is 400 s away/ }),
  })),
  {
    name: 'everybody under a translated name',
    actions: [{ kind: 'addGroupMember', group: 'S-1-5-32-555', member: 'Jeder' }],
    steps: () => [yes],
    gives: [['refused', 'planRefused']],
    says: /which is everybody/,
    same: true,
  },
  {
    name: 'a .pfx and a key file that is closed to administrators: no password is handed on to SYSTEM',
    actions: [],
    plan: (c) => [
      { kind: 'grantKeyAccess', keyFile: rdpKeyFile },
      { kind: 'importPfx', path: 'C:\\Users\\me\\rdp.pfx', sha1: c.pfx.sha1 },
    ],
    steps: () => [yes],
    gives: [['refused', 'accessDenied']],
    says: /cannot be handed on to it: make one plan for the \.pfx and one for the key file/,
    same: true,
  },
  {
    name: 'nobody to ask',
    actions: [enable],
    steps: () => [{ arguments: [] }],
    gives: [['refused', 'declined']],
    says: /-Yes/,
    same: true,
  },
];
