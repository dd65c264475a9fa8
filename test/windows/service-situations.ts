import { edit, enable, undo, yes, type Situation } from './situations.ts';
import type { Action } from '../../src/core/remedy/remedy.ts';

const restart: Action = { kind: 'restartServices', services: ['TermService'] };
const hangs = (how: string) => edit(`$state.services.TermService['hang'] = ${how}`);
const shared = edit('$state.volatile.pids.CryptSvc = $state.volatile.pids.TermService');
/** Nobody comes back; ten minutes later the scheduler looks. */
const later = { fire: '-guard$' };
const up = { TermService: 'Running', UmRdpService: 'Running' };
const settled = edit("$state.services.TermService.Remove('hang')");
/** The n-th change of the plan [enable, restart]: 1 the task, 2 the setting, 3 and 4 the stops, 5 and 6 the starts, 7 the task. */
const cutAtChange = (n: number) => ({ ...yes, fault: { At: 'change', N: n, When: 'before', How: 'off' } });
const cutWhileWaiting = (n: number) => ({ ...yes, fault: { At: 'sleep', N: n, When: 'before', How: 'off' } });

/** Services that hang, and carriers that are cut while TermService is down: none of it may end with nobody to start it. */
export const serviceSituations: readonly Situation[] = [
  {
    name: 'TermService needs 90 seconds to stop',
    actions: [enable, restart],
    steps: () => [hangs('90'), yes, undo],
    gives: [['applied'], ['undone']],
    services: up,
    tasks: 0,
  },
  {
    name: 'TermService never stops and is alone in its process',
    actions: [enable, restart],
    steps: () => [hangs("'never'"), yes],
    gives: [['applied']],
    services: up,
    tasks: 0,
  },
  {
    name: 'TermService never stops and shares its process',
    actions: [enable, restart],
    steps: () => [hangs("'never'"), shared, yes],
    gives: [['undoIncomplete', 'stepFailed', 'stepFailed']],
    says: /hangs in stopping and shares its process 1200 with CryptSvc/,
    tasks: 1,
  },
  {
    name: 'it hangs, the script gives up, and the task puts back and starts once it has stopped',
    actions: [enable, restart],
    steps: () => [
      hangs("'never'"),
      shared,
      yes,
      edit('$state.services.TermService.hang = 1; $state.volatile.pids.CryptSvc = 900'),
      later,
      settled,
    ],
    gives: [['undoIncomplete', 'stepFailed', 'stepFailed']],
    services: up,
    tasks: 0,
    same: true,
  },
  ...[1, 2, 3, 4, 5, 6, 7].map((n): Situation => ({
    name: `the carrier is cut before change ${n} and nobody comes back`,
    actions: [enable, restart],
    steps: () => [cutAtChange(n), later],
    gives: [['nothing said']],
    services: up,
    tasks: 0,
  })),
  ...[1, 100, 300].map((n): Situation => ({
    name: `the carrier is cut at look ${n} while TermService stops`,
    actions: [enable, restart],
    steps: () => [hangs('90'), cutWhileWaiting(n), edit('$state.volatile.clock += 600000'), later, settled],
    gives: [['nothing said']],
    services: up,
    tasks: 0,
    same: true,
  })),
  {
    name: 'the carrier is cut during the undo',
    actions: [enable, restart],
    steps: () => [yes, { ...undo, fault: { At: 'change', N: 4, When: 'before', How: 'off' } }, later],
    gives: [['applied'], ['nothing said']],
    services: up,
    tasks: 0,
    same: true,
  },
  {
    name: 'the task finds the script still at work and leaves it alone',
    actions: [enable, restart],
    steps: () => [
      cutAtChange(5),
      edit(
        '$global:held = [IO.File]::Open("$programData/rdpdoctor/lock", "OpenOrCreate", "ReadWrite", "None")',
      ),
      later,
      edit('$global:held.Dispose()'),
      later,
    ],
    gives: [['nothing said']],
    services: up,
    tasks: 0,
    same: true,
  },
];
