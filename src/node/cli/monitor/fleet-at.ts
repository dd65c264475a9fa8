import { hostname } from 'node:os';
import type { Clock } from '../../../app/clock.ts';
import { exitCodes, gravestOf, type ExitCode } from '../../../app/exit-codes.ts';
import { StoreProblem } from '../../../app/store-problem.ts';
import type { Check } from '../../../core/fleet/check.ts';
import { lookBy } from '../../fleet/look.ts';
import { openFleet, type Fleet } from '../../fleet/open-fleet.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import type { Keeping } from '../../fleet/tasks.ts';
import type { WorkerParts } from '../../fleet/worker.ts';
import { lookFromHere } from '../../look-from-here.ts';
import { openButMetadata } from '../../target/metadata-address.ts';
import { lineOf } from './fleet-lines.ts';
import { mustBeThere } from './store-place.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { VERSION } from '../version.ts';

/** Opens a store and its queue, or says in one line why not. */
export async function fleetAt(url: string, output: Output): Promise<Fleet> {
  try {
    return await openFleet(url, systemClock, ({ table, key, problem }) =>
      output.note(`rdpdoctor: store: ${table}: "${key}" is left out (${problem})\n`),
    );
  } catch (error) {
    if (error instanceof StoreProblem) throw new UsageError(error.message, 3);
    throw error;
  }
}

/** Opens a store by its URL. */
export type OpenFleet = (url: string, output: Output) => Promise<Pick<Fleet, 'store' | 'close'>>;

/** Opens one that is there already. */
export const existing: OpenFleet = (url, output) => fleetAt(mustBeThere(url), output);

/** What a worker of this process is made of; it prints a line for everything that is new. */
export function workerParts(
  { store, queue }: Fleet,
  place: Pick<WorkerParts, 'vantage' | 'atOnce'>,
  output: Output,
  clock: Clock = systemClock,
): Omit<WorkerParts, 'outage'> {
  return {
    ...place,
    store,
    queue,
    clock,
    name: `${hostname()} ${process.pid}`,
    look: lookBy({ looking: lookFromHere({ connect: openButMetadata }), clock, version: VERSION }),
    tell(told) {
      const line = lineOf(told, new Date().toISOString());
      if (line !== undefined) output.write(line);
    },
  };
}

/** The exit code of a look at many hosts: the gravest that `check` would have ended with. */
export function gravestSeen(checks: readonly Check[], signal: AbortSignal): ExitCode {
  if (signal.aborted) return 130;
  const codes = checks.map(({ snapshot }) => exitNumbers.find((code) => code === snapshot.exit) ?? 40);
  return gravestOf(codes);
}

const exitNumbers = Object.keys(exitCodes).map((code) => Number(code) as ExitCode);

/** How long what runs may take to end after Ctrl-C or SIGTERM; then it is handed back. */
export const GRACE_MS = 500;

/** How long what was measured is kept. */
export const KEPT: Keeping = { casesDays: 90, checksDays: 400 };
