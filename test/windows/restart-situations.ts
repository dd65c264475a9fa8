import type { Action } from '../../src/core/remedy/remedy.ts';
import { edit, enable, undo, yes, type Situation } from './situations.ts';

/** The machine's clock stands at 2026-09-01T12:00Z. */
const restart = (at: string): Action => ({ kind: 'restartWindows', at });
const daysPass = (days: number) => edit(`$state.volatile.clock += ${days * 86_400_000}`);
const gone = edit('$state.tasks.Clear()');

/** A restart of Windows at a named time: refused where it is over, undone while it has not come, nothing to miss after it. */
export const restartSituations: readonly Situation[] = [
  ...(
    [
      ['over', '2026-09-01T11:59Z'],
      ['more than 30 days away', '2026-10-02T12:00Z'],
      ['over on the machine', '2026-08-31T21:00'],
    ] as const
  ).map(([how, at]): Situation => ({
    name: `a restart at a time that is ${how}`,
    actions: [enable, restart(at)],
    steps: () => [yes],
    gives: [['refused', 'stepFailed']],
    says: new RegExp(`the restart at ${at} is not between now \\(2026-09-01T.*and 30 days from now`),
    same: true,
  })),
  {
    name: 'a planned restart is taken back while it has not come',
    actions: [restart('2026-09-01T12:30Z')],
    steps: () => [yes, undo],
    gives: [['applied'], ['undone']],
    tasks: 0,
    same: true,
  },
  {
    name: 'a planned restart is one task of SYSTEM for shutdown.exe and nothing else',
    actions: [restart('2026-09-02T03:00Z')],
    steps: () => [
      yes,
      edit(
        "$t = @($state.tasks.Values)[0]; if ($t.execute -notmatch 'System32.shutdown\\.exe$' -or $t.arguments -notmatch '^/r /t 60 /d p:2:4 /c \"rdpdoctor plan [a-z0-9-]+: planned restart\"$' -or $t.at[0] -ne '2026-09-02T03:00:00') { throw ($t | ConvertTo-Json) }",
      ),
    ],
    gives: [['applied']],
    tasks: 1,
  },
  {
    name: 'after the restart the plan still holds and can be taken back',
    actions: [enable, restart('2026-09-02T03:00Z')],
    steps: () => [yes, daysPass(2), gone, yes, undo],
    gives: [['applied'], ['alreadyApplied'], ['undone']],
    tasks: 0,
    same: true,
  },
  {
    name: 'a planned restart that somebody removed is told',
    actions: [enable, restart('2026-09-02T03:00Z')],
    steps: () => [yes, gone, yes],
    gives: [['applied'], ['alreadyApplied']],
    says: /that restarts Windows is not there/,
  },
];
