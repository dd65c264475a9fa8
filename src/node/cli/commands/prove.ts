import { Command } from 'commander';
import { exitOfProof } from '../../../app/fix/ending.ts';
import { provePlan } from '../../../app/fix/prove-plan.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { parseTarget } from '../../target/target.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { parseDuration } from '../duration.ts';
import { recordedPlan } from '../fix/recorded-plan.ts';
import { verdictNow } from '../fix/verdict-now.ts';
import { showEnding } from '../fix/show-ending.ts';

interface ProveFlags {
  readonly proveWithin: string;
  readonly json?: boolean;
}

/** `rdpdoctor prove PLAN-ID`: looks from outside whether a plan that awaited a restart helped; changes nothing. */
export function proveCommand(context: CommandContext): Command {
  return new Command('prove')
    .description(
      'Looks from outside whether a plan that needed a restart of Windows helped; changes nothing.',
    )
    .argument('<plan>', 'name of the plan, as fix told it')
    .option('--prove-within <time>', 'how long the host may take to be better from outside', '60s')
    .option('--json', 'print what was seen as JSON')
    .action(async (id: string, flags: ProveFlags) => {
      context.exit(await provePast(id, flags, context.output(true), context.signal));
    });
}

async function provePast(
  id: string,
  flags: ProveFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { record, records } = await recordedPlan(id);
  const target = parseTarget(record.plan.target);
  if ('problem' in target) throw new UsageError(`prove: ${target.problem}`);
  const ending = await provePlan(record, {
    look: () => verdictNow(target, signal),
    records,
    clock: systemClock,
    stop: signal,
    proveWithinMs: parseDuration('--prove-within', flags.proveWithin),
  });
  if (signal.aborted) return 130;
  showEnding(ending, undefined, flags.json === true, output);
  return exitOfProof(ending);
}
