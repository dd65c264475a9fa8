import { Command } from 'commander';
import { stepsWords } from '../../../core/report/plan.ts';
import { undoPlan } from '../../../app/fix/undo-plan.ts';
import { planCarrier } from '../../fix/plan-carrier.ts';
import { isPlanId, planFolder, plansIn } from '../../fix/plan-folder.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import { askLine } from '../ask.ts';
import {
  addCarrierFlags,
  connectionFrom,
  openCarrier,
  secretsOf,
  type CarrierFlags,
} from '../carrier-flags.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { parseDuration } from './check-options.ts';
import { showEnding } from './fix-report.ts';

interface UndoFlags extends CarrierFlags {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `rdpdoctor undo PLAN-ID`: takes a plan back, by the way it was carried out. */
export function undoCommand(context: CommandContext): Command {
  const command = new Command('undo')
    .description('Takes a plan back: the state before is put back from the journal on the machine.')
    .argument('<plan>', 'name of the plan, as fix told it')
    .option('--yes', 'do not ask')
    .option('--json', 'print what became of it as JSON');
  return addCarrierFlags(command).action(async (id: string, flags: UndoFlags) => {
    context.exit(await undo(id, flags, context.output(true), context.signal));
  });
}

async function undo(id: string, flags: UndoFlags, output: Output, signal: AbortSignal): Promise<ExitCode> {
  const records = plansIn(planFolder());
  const record = await records.load(id);
  if ('problem' in record) throw new UsageError(record.problem, isPlanId(id) ? 3 : 2);
  const { plan, state, changedAt, via } = record;
  if (state === 'undone') {
    output.write(`Plan ${id} was taken back at ${changedAt}; there is nothing to do.\n`);
    return 0;
  }
  if (flags.yes !== true) {
    if (!process.stdin.isTTY)
      throw new UsageError('undo: changing a machine needs a yes; without a terminal give --yes');
    const answer = await askLine(`Take back ${stepsWords(plan.steps.length)} on ${plan.target}? [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError('undo: not confirmed; nothing was changed');
  }
  const limits = { timeoutMs: parseDuration('--run-timeout', flags.runTimeout), signal };
  const connection = connectionFrom(via.name, via.options, flags);
  const carrier = await openCarrier(connection, await secretsOf(flags), limits, output);
  if (carrier === undefined) return 54;
  const ending = await undoPlan(record, {
    carrier: planCarrier(carrier, limits),
    texts: readScriptTexts(),
    records,
    clock: systemClock,
  });
  showEnding(ending, undefined, flags.json === true, output);
  return ending.state === 'undone' ? 0 : ending.state === 'lost' ? 53 : 52;
}
