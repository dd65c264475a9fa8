import type { FixAsked } from '../../../app/api/fix.ts';
import { riskIds, type RiskId } from '../../../core/remedy/action.ts';
import { readRestartTime } from '../../../core/remedy/restart-time.ts';
import type { CloudMachine } from '../../cloud/read-cloud.ts';
import { contextOf } from '../check/check-options.ts';
import { parseDuration } from '../duration.ts';
import type { CarrierFlags } from '../reach/carrier-flags.ts';
import { cloudMachineOf } from '../reach/cloud-flags.ts';
import { connectionOf } from '../reach/flagged-connection.ts';
import { UsageError } from '../usage-error.ts';

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

/** What the plan is to be made from and for, whatever is named beside it. */
export interface FixWishes extends Omit<FixAsked, 'inputs' | 'bundles'> {
  /** The machine whose cloud is asked as well. */
  readonly cloud: CloudMachine | undefined;
}

/** The wishes that flags say. */
export function wishesOf(flags: FixFlags): FixWishes {
  const { place, restartAt, cause } = flags;
  if (flags.json === true && flags.markdown === true)
    throw new UsageError('--json and --markdown: give one of them');
  // A plan is made without these; typed wrongly they would be noticed only when it is carried out.
  connectionOf('', flags);
  parseDuration('--prove-within', flags.proveWithin);
  parseDuration('--run-timeout', flags.runTimeout);
  return {
    ...(cause === undefined ? {} : { causes: [...cause] }),
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

function acceptedRisks({ acceptRisk = [] }: FixFlags): RiskId[] {
  return acceptRisk.map((id) => {
    const risk = riskIds.find((known) => known === id);
    if (risk === undefined) throw new UsageError(`--accept-risk "${id}": is none of ${riskIds.join(', ')}`);
    return risk;
  });
}
