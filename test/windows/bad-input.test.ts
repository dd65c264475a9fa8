import { beforeAll, describe, expect, it } from 'vitest';
import { readScriptResult } from '../../src/core/remedy/script-result.ts';
import type { Action } from '../../src/core/remedy/remedy.ts';
import { gunzipSync } from 'node:zlib';
import { noEngine, pwsh, runCases, type CaseResult } from './engine.ts';
import { rdpKeyFile } from './machine-state.ts';
import { planOf } from './plans.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const enable: Action = { kind: 'enableRemoteDesktop' };
const journalOf = (id: string) => `"$programData/rdpdoctor/${id}/journal.jsonl"`;
const yes = { arguments: ['Yes'] };
const undo = { arguments: ['Undo'] };
const edit = (body: string) => ({ edit: `param($state, $programData) ${body}` });
const policyKey = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';

interface Situation {
  readonly name: string;
  readonly actions: readonly Action[];
  readonly steps: (bench: Workbench, id: string) => readonly object[];
  /** Outcome and problem codes of each run. */
  readonly gives: readonly (readonly [outcome: string, ...codes: string[]])[];
  /** What the last run's first problem or note must say. */
  readonly says?: RegExp;
  /** Whether the machine is as it was before the first run. */
  readonly same?: boolean;
}

const situations: readonly Situation[] = [
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
    name: 'the script runs twice, the undo twice',
    actions: [enable],
    steps: () => [yes, yes, undo, undo],
    gives: [['applied'], ['alreadyApplied'], ['undone'], ['nothingToUndo']],
    same: true,
  },
  {
    name: 'undo before anything was done',
    actions: [enable],
    steps: () => [undo],
    gives: [['nothingToUndo']],
    same: true,
  },
  {
    name: 'two plans at once',
    actions: [enable],
    steps: () => [
      edit(
        '$global:held = [IO.File]::Open("$programData/rdpdoctor/lock", "OpenOrCreate", "ReadWrite", "None")',
      ),
      yes,
      edit('$global:held.Dispose()'),
      yes,
    ],
    gives: [['refused', 'busy'], ['applied']],
  },
  {
    name: 'another plan was begun and not finished',
    actions: [enable],
    steps: (bench) => [
      {
        script: bench.script(planOf('other-plan-test', [{ kind: 'setMaxOutstandingConnections', value: 5 }])),
        arguments: ['Yes'],
        fault: { At: 'change', N: 1, When: 'after', How: 'off' },
      },
      yes,
      {
        script: bench.script(planOf('other-plan-test', [{ kind: 'setMaxOutstandingConnections', value: 5 }])),
        arguments: ['Yes'],
      },
      yes,
    ],
    gives: [['nothing said'], ['refused', 'otherPlanOpen'], ['undone'], ['applied']],
  },
  {
    name: 'a journal damaged in the middle',
    actions: [enable],
    steps: (_, id) => [
      yes,
      edit(
        `$text = [IO.File]::ReadAllText(${journalOf(id)}); [IO.File]::WriteAllText(${journalOf(id)}, $text.Replace('captured', 'capturef'))`,
      ),
      undo,
      yes,
    ],
    gives: [['applied'], ['refused', 'journalDamaged'], ['refused', 'journalDamaged']],
    says: /damaged in line 2; nothing was changed/,
  },
  {
    name: 'a journal that lacks a record',
    actions: [enable],
    steps: (_, id) => [
      yes,
      edit(
        `$lines = [IO.File]::ReadAllLines(${journalOf(id)}); [IO.File]::WriteAllText(${journalOf(id)}, (($lines[0], $lines[2], $lines[3]) -join "\`n") + "\`n")`,
      ),
      undo,
    ],
    gives: [['applied'], ['refused', 'journalDamaged']],
    says: /lacks a record/,
  },
  {
    name: 'a journal whose last line was being written when the power went',
    actions: [enable],
    steps: (_, id) => [
      yes,
      edit(
        `$b = [IO.File]::ReadAllBytes(${journalOf(id)}); [IO.File]::WriteAllBytes(${journalOf(id)}, $b[0..($b.Length - 20)])`,
      ),
      yes,
      yes,
    ],
    gives: [['applied'], ['undone'], ['applied']],
  },
  {
    name: 'the journal of another plan of the same name',
    actions: [enable],
    steps: (bench, id) => [
      yes,
      {
        script: bench.forged(
          'forged-same-name',
          planOf(id, [enable]),
          JSON.stringify(planOf(id, [{ kind: 'unbindListenerCertificate' }, enable])),
        ),
        arguments: ['Undo'],
      },
    ],
    gives: [['applied'], ['refused', 'planRefused']],
  },
  {
    name: 'the journals can be written by others',
    actions: [enable],
    steps: () => [
      edit(
        "$state.acls['/ProgramData/rdpdoctor'] = 'O:BAG:SYD:AI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;BU)'",
      ),
      yes,
    ],
    gives: [['refused', 'journalDamaged']],
    says: /cannot be trusted/,
  },
  {
    name: 'the journals belong to somebody else',
    actions: [enable],
    steps: () => [
      edit("$state.acls['/ProgramData/rdpdoctor'] = 'O:S-1-5-21-1-2-3-1105G:SYD:PAI(A;OICI;FA;;;SY)'"),
      yes,
    ],
    gives: [['refused', 'journalDamaged']],
  },
  {
    name: 'the first plan on a computer',
    actions: [enable],
    steps: () => [
      edit(
        '[IO.Directory]::Delete("$programData/rdpdoctor", $true); $state.acls.Remove(\'/ProgramData/rdpdoctor\')',
      ),
      yes,
      undo,
    ],
    gives: [['applied'], ['undone']],
  },
  {
    name: 'the clock was set back',
    actions: [enable],
    steps: () => [yes, edit('$state.volatile.clock = -9000000'), undo],
    gives: [['applied'], ['undone']],
    says: /clock of this computer is behind/,
    same: true,
  },
  {
    name: 'somebody changed it since',
    actions: [enable],
    steps: () => [
      yes,
      edit(
        "$state.registry['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server'].fDenyTSConnections.data = [long] 1",
      ),
      yes,
    ],
    gives: [['applied'], ['alreadyApplied']],
    says: /has been changed since: fDenyTSConnections is 1/,
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
    gives: [['undoIncomplete', 'stepFailed', 'undoFailed'], ['undone']],
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
    name: 'a port that is taken',
    actions: [{ kind: 'movePort', to: 8443, profiles: ['domain'] }],
    steps: () => [yes],
    gives: [['refused', 'stepFailed']],
    says: /port 8443 is taken by process 9999/,
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
  {
    name: 'a certificate that is not the one that was compared',
    actions: [
      {
        kind: 'trustCertificate',
        host: 'srv01',
        sha1: 'ab'.repeat(20),
        sha256: 'cd'.repeat(32),
        path: 'C:\\Users\\me\\server.cer',
      },
    ],
    steps: () => [yes],
    gives: [['refused', 'stepFailed']],
    says: /it is not trusted/,
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

describe.skipIf(pwsh === undefined)(`what can be wrong (${noEngine})`, () => {
  let results: { readonly [name: string]: CaseResult } = {};
  let bench: Workbench;

  beforeAll(async () => {
    bench = await openWorkbench();
    const state = bench.machine('state');
    const cases = situations.map(({ name, actions, steps }, i) => {
      const id = `bad-input-${i}`;
      const used: readonly Action[] =
        actions.length > 0
          ? actions
          : [{ kind: 'bindListenerCertificate', sha1: bench.certificates.expired.sha1 }];
      return {
        kind: 'sequence',
        name,
        script: bench.script(planOf(id, used)),
        state,
        steps: steps(bench, id),
      };
    });
    results = await runCases(bench.work, cases, 2);
  }, 600_000);

  it.each(situations)('$name', ({ name, gives, says, same }) => {
    const { steps, problems } = results[name]!;
    expect(problems ?? []).toEqual([]);
    const seen = steps.map(({ result }) => [
      result?.outcome ?? 'nothing said',
      ...(result?.problems.map(({ code }) => code) ?? []),
    ]);
    const last = steps.at(-1)!;
    const words = [
      ...(last.result?.problems.map((problem) => problem.says) ?? []),
      ...(last.result?.notes ?? []),
      '',
    ];
    expect(seen.map((row, i) => (gives[i]?.length === 1 ? row.slice(0, 1) : row))).toEqual(gives);
    if (says) expect(words.join('\n')).toMatch(new RegExp(says.source, 'm'));
    if (same === true) expect(last.same).toBe(true);
    for (const step of steps) expect(step.longest).toBeLessThanOrEqual(4_096);
  });

  it('prints a long result compressed, and finds it again', async () => {
    const long: Action = { kind: 'byHand', steps: ['x'.repeat(900)] };
    const script = bench.script(planOf('long-result', [...Array.from({ length: 20 }, () => long), enable]));
    const { r } = await runCases(bench.work, [
      {
        kind: 'sequence',
        name: 'r',
        script,
        state: bench.machine('state'),
        steps: [yes, { arguments: [], page: 1 }],
      },
    ]);
    for (const { printed } of r!.steps) {
      const line = printed.at(-1)!;
      expect(line.length).toBeLessThanOrEqual(4_096);
      expect(line).toMatch(/^rdpdoctor:1\/1:gz:/);
      expect(readScriptResult(`noise\r\n${line}\r\n`, (bytes) => gunzipSync(bytes))).toMatchObject({
        outcome: 'applied',
        plan: 'long-result',
      });
    }
  });
});
