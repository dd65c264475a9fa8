import type { PlanCarrier } from '../../app/fix/plan-carrier.ts';
import type { Carrier, RunLimits, ScriptJob } from '../carriers/carrier.ts';
import { runScript } from '../carriers/run-script.ts';

/** A carrier as plans are carried out by it: within these limits, with what goes along. */
export function planCarrier(
  carrier: Carrier,
  limits: RunLimits,
  extras: Pick<ScriptJob, 'pfxPassword' | 'file'> = {},
): PlanCarrier {
  return {
    name: carrier.name,
    apply: (script) => runScript(carrier, { script, flags: ['-Yes'], ...extras }, limits),
    undo: (script) => runScript(carrier, { script, flags: ['-Undo'] }, { timeoutMs: limits.timeoutMs }),
    ...(extras.file === undefined ? {} : { brings: extras.file.path }),
  };
}
