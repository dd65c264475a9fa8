import { riskIds, type RiskId } from '../../../core/remedy/action.ts';
import { readRestartTime } from '../../../core/remedy/restart-time.ts';
import type { CarrierFlags } from '../carrier-flags.ts';
import { cloudMachineOf } from '../cloud-flags.ts';
import { UsageError } from '../usage-error.ts';
import { contextOf } from './check-options.ts';
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
  return {
    chosen: flags.cause,
    acceptedRisks: acceptedRisks(flags),
    cloud: cloudMachineOf(flags),
    deep: flags.deep === true,
    ...(restartAt === undefined ? {} : { restartAt: restartTime(restartAt) }),
    told: contextOf({ timeout: '', ...(place === undefined ? {} : { place }) }),
  };
}

function restartTime(text: string): string {
  const read = readRestartTime(text, Date.now());
  if ('problem' in read) throw new UsageError(`--restart-at ${read.problem}`);
  return read.at;
}

function acceptedRisks({ acceptRisk = [] }: FixFlags): readonly RiskId[] {
  return acceptRisk.map((id) => {
    const risk = riskIds.find((known) => known === id);
    if (risk === undefined) throw new UsageError(`--accept-risk "${id}": is none of ${riskIds.join(', ')}`);
    return risk;
  });
}
