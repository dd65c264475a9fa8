import { riskIds, type RiskId } from '../../../core/remedy/action.ts';
import { connectionOf, type CarrierFlags } from '../carrier-flags.ts';
import { cloudMachineOf } from '../cloud-flags.ts';
import { parseRestartTime } from '../restart-time.ts';
import { UsageError } from '../usage-error.ts';
import { contextOf, parseDuration } from './check-options.ts';
import type { PlanWishes } from './fix-inputs.ts';

/** The flags of `fix` as they are typed. */
export interface FixFlags extends CarrierFlags {
  readonly cause?: readonly string[];
  readonly collect?: boolean;
  readonly apply?: boolean;
  readonly yes?: boolean;
  readonly acceptRisk?: readonly string[];
  readonly proveWithin: string;
  readonly restartAt?: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly deep?: boolean;
  readonly place?: string;
  readonly offline?: string;
}

/** What the plan is to be made from and for, as the flags say it. */
export function wishesOf(flags: FixFlags): PlanWishes {
  const { place, restartAt } = flags;
  if (flags.json === true && flags.markdown === true)
    throw new UsageError('--json and --markdown: give one of them');
  // A plan is made without these; typed wrongly they would be noticed only when it is carried out.
  connectionOf('', flags);
  parseDuration('--prove-within', flags.proveWithin);
  parseDuration('--run-timeout', flags.runTimeout);
  return {
    chosen: flags.cause,
    acceptedRisks: acceptedRisks(flags),
    cloud: cloudMachineOf(flags),
    deep: flags.deep === true,
    ...(restartAt === undefined ? {} : { restartAt: parseRestartTime(restartAt, new Date()) }),
    told: contextOf({ timeout: '', ...(place === undefined ? {} : { place }) }),
  };
}

function acceptedRisks({ acceptRisk = [] }: FixFlags): readonly RiskId[] {
  return acceptRisk.map((id) => {
    const risk = riskIds.find((known) => known === id);
    if (risk === undefined) throw new UsageError(`--accept-risk "${id}": is none of ${riskIds.join(', ')}`);
    return risk;
  });
}
