import type { ExitCode } from '../../../app/exit-codes.ts';
import { exitOfUndo } from '../../../app/fix/ending.ts';
import { undoPlan } from '../../../app/fix/undo-plan.ts';
import { stepsWords } from '../../../core/report/plan/plan.ts';
import { planCarrier } from '../../fix/plan-carrier.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import { agree } from '../agree.ts';
import type { Output } from '../output.ts';
import type { CarrierFlags } from '../reach/carrier-flags.ts';
import { connectionFrom } from '../reach/flagged-connection.ts';
import { openWay } from '../reach/open-way.ts';
import { recordedPlan } from './recorded-plan.ts';
import { showEnding } from './show-ending.ts';

/** The flags of `undo` as they are typed. */
export interface UndoFlags extends CarrierFlags {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Takes back a plan that was carried out from here, by the way it went. */
export async function undoHere(
  id: string,
  flags: UndoFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { record, records } = await recordedPlan(id);
  const { plan, state, changedAt, via } = record;
  if (state === 'undone') {
    output.write(`Plan ${id} was taken back at ${changedAt}; there is nothing to do.\n`);
    return 0;
  }
  if (flags.yes !== true)
    await agree('undo', `Take back ${stepsWords(plan.steps.length)} on ${plan.target}?`);
  const way = await openWay(connectionFrom(via.name, via.options, flags), flags, output, signal);
  if (way === undefined) return 54;
  const ending = await undoPlan(record, {
    carrier: planCarrier(way.carrier, way.limits),
    texts: readScriptTexts(),
    records,
    clock: systemClock,
  });
  showEnding(ending, undefined, flags.json === true, output);
  return exitOfUndo(ending);
}
