import { planOf } from './plans.ts';
import { edit, enable, undo, yes, type Situation } from './situations.ts';

const journalOf = (id: string) => `"$programData/rdpdoctor/${id}/journal.jsonl"`;

/** What can be wrong with the journal, with time, and with a second run. */
export const journalSituations: readonly Situation[] = [
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
      edit(
        "$state.acls['/ProgramData/rdpdoctor'] = 'O:S-1-5-21-1-2-3-1105G:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'",
      ),
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
];
