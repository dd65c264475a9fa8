import { fixAsked } from '../../../app/api/fix.ts';
import { planFromInputs, type Planned, type PlanSources } from '../../../app/fix/plan-from-inputs.ts';
import { readCaseFile, type CaseFile } from '../../../core/facts/case-file.ts';
import { CLOUD_MS, readCloud, withCloud, type CloudMachine } from '../../cloud/read-cloud.ts';
import { collect } from '../../collect/collect.ts';
import { readInThread } from '../../files/read-in-thread.ts';
import { readSmallText } from '../../files/small-file.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { parseTarget, showTarget, type Target } from '../../target/target.ts';
import { newPlanId } from '../../server/new-plan-id.ts';
import { platformHere } from '../show/reader.ts';
import { sortInputs } from '../check/sort-inputs.ts';
import { askPfxPassword } from '../credentials.ts';
import { hereNow } from '../here.ts';
import type { FixWishes } from './fix-flags.ts';
import { fixProblem } from './fix-problem.ts';
import { looking } from './verdict-now.ts';

/** Makes the plan from what this machine can see and read. */
export async function planHere(
  inputs: readonly string[],
  bundles: readonly string[],
  { cloud, ...wishes }: FixWishes,
  signal: AbortSignal,
): Promise<Planned> {
  const asked = fixAsked.parse({ ...wishes, inputs, bundles });
  const planned = await planFromInputs(asked, sourcesHere(cloud, signal));
  if ('problem' in planned) throw fixProblem(planned.problem);
  return planned;
}

function sourcesHere(cloud: CloudMachine | undefined, signal: AbortSignal): PlanSources {
  return {
    targets: { parse: parseTarget, show: showTarget },
    sort: (inputs) => sortInputs(inputs, undefined),
    savedCase,
    read: (request) => readInThread(request, askPfxPassword, { signal }),
    look: (target, deep) => lookWithCloud(target, deep, cloud, signal),
    here: hereNow,
    clock: systemClock,
    newPlanId,
    ...platformHere(),
  };
}

/** What is measured from outside, with what the cloud of the host tells. */
async function lookWithCloud(
  target: Target,
  deep: boolean,
  cloud: CloudMachine | undefined,
  signal: AbortSignal,
): Promise<{ readonly file: CaseFile; readonly notes?: readonly string[] }> {
  const [file, reading] = await Promise.all([
    collect(target, looking(deep, signal)),
    cloud === undefined ? undefined : readCloud(cloud, { timeoutMs: CLOUD_MS, signal }),
  ]);
  if (reading === undefined) return { file };
  const joined = await withCloud(file, reading);
  return {
    file: joined.file,
    notes: [...reading.notes, ...joined.notes].map((note) => `not known: ${note}`),
  };
}

/** A case file, or undefined where the file is evidence of another kind. */
function savedCase(path: string): CaseFile | undefined {
  if (!/\.json$/i.test(path)) return undefined;
  const text = readSmallText(path, MAX_CASE);
  const file = typeof text === 'string' ? readCaseFile(text) : text;
  return 'problem' in file ? undefined : file;
}

const MAX_CASE = 256 * 1024 * 1024;
