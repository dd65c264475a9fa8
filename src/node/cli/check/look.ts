import type { CaseFile } from '../../../core/facts/case-file.ts';
import type { Evidence } from '../../../app/evidence.ts';
import { CLOUD_MS, readCloud, withCloud, type CloudMachine } from '../../cloud/read-cloud.ts';
import { collect } from '../../collect/collect.ts';
import type { CollectOptions } from '../../collect/collect-options.ts';
import { showTarget, type Target } from '../../target/target.ts';
import type { CheckFlags } from './check-options.ts';
import { formOf } from '../show/form.ts';
import { startLive } from '../live.ts';
import type { Output } from '../output.ts';
import { gatewayInRdp } from '../rdp-gateway.ts';

/** What was seen of one host; `isUntold` where the cloud was asked and knows no such machine. */
export interface LiveLook {
  readonly file: CaseFile;
  readonly isUntold: boolean;
}

/** Looks at one host while its steps are shown, and asks the cloud beside it. */
export async function lookAtOne(
  target: Target,
  flags: CheckFlags,
  options: CollectOptions,
  output: Output,
  cloud: CloudMachine | undefined,
): Promise<LiveLook> {
  const quiet = formOf(flags) !== 'terminal';
  const live = startLive(showTarget(target), quiet ? { ...output, live: false } : output);
  const { signal } = options;
  const limits = {
    timeoutMs: flags.deadline === undefined ? CLOUD_MS : options.deadlineMs,
    ...(signal === undefined ? {} : { signal }),
  };
  const asking = cloud === undefined ? undefined : readCloud(cloud, limits);
  let notes: readonly string[] = [];
  try {
    const file = await collect(target, { ...options, onProgress: (event) => live.show(event) });
    if (asking === undefined) return { file, isUntold: false };
    live.show({ kind: 'asking', asks: 'what the cloud says' });
    const reading = await asking;
    ({ notes } = reading);
    const joined = await withCloud(file, reading);
    notes = [...notes, ...joined.notes];
    return { file: joined.file, isUntold: reading.machine === undefined };
  } finally {
    live.end();
    for (const note of notes) output.note(`rdpdoctor: not known: ${note}\n`);
  }
}

/** The gateway of the flag, or else of the .rdp file. */
export function wayThrough(
  flagged: Target | undefined,
  { facts }: Evidence,
): Pick<CollectOptions, 'gateway' | 'gatewayFrom'> {
  if (flagged !== undefined) return { gateway: flagged, gatewayFrom: 'flag' };
  const named = gatewayInRdp(facts);
  return named === undefined ? {} : { gateway: named, gatewayFrom: 'rdpFile' };
}
