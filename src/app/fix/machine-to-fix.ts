import type { FixPlan, MachinePlan } from '../../core/remedy/plan-view.ts';

/** The machine whose steps are carried out: the server's go first, those for the client only where that is this machine or a script is written. */
export function machineToFix({ machines }: FixPlan, onClient: boolean): MachinePlan | undefined {
  const server = machines.find(({ plan }) => plan.machine === 'server');
  return server ?? (onClient ? machines.find(({ plan }) => plan.machine === 'client') : undefined);
}

/** Whether a plan is in force only after a restart of Windows that nobody has asked for. */
export function awaitsUnasked({ machines }: FixPlan, restartAt: string | undefined): boolean {
  return restartAt === undefined && machines.some(({ takesEffect }) => takesEffect === 'machineRestart');
}
