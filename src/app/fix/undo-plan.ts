import type { ScriptTexts } from '../../core/remedy/script.ts';
import type { Clock } from '../clock.ts';
import type { Ending } from './ending.ts';
import type { PlanCarrier } from './plan-carrier.ts';
import { journalOf, type Seen } from './plan-journal.ts';
import type { PlanRecord, PlanRecords } from './plan-record.ts';
import { undoneSays } from './plan-words.ts';
import { runPlanScript } from './run-plan-script.ts';

/** What taking a plan back needs around it. */
export interface Undoing {
  readonly carrier: PlanCarrier;
  readonly texts: ScriptTexts;
  readonly records: Pick<PlanRecords, 'save'>;
  readonly clock: Clock;
}

/** Takes a plan back with the journal that lies on the machine; may be done again however it ended. */
export async function undoPlan(
  { plan, via, before, after }: Pick<PlanRecord, 'plan' | 'via' | 'before' | 'after'>,
  around: Undoing,
): Promise<Ending> {
  const journal = journalOf(plan, { ...around, via });
  const seen: Seen = {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  // Taking back is the safe direction: it goes on though this cannot be written.
  await journal.write('undoIncomplete', seen);
  const report = await runPlanScript('undo', plan, around);
  if (report.outcome !== 'reported') {
    const why = 'why' in report ? report.why : 'the script was only printed';
    const state = report.outcome === 'notStarted' || report.outcome === 'printed' ? 'undoIncomplete' : 'lost';
    await journal.write(state, seen);
    const says = `taking it back was not possible: ${why}; rdpdoctor undo ${plan.id} tries again`;
    return journal.close({ state, says });
  }
  const { result } = report;
  const isBack = result.outcome === 'undone' || result.outcome === 'nothingToUndo';
  const state = isBack ? 'undone' : 'undoIncomplete';
  await journal.write(state, { ...seen, result });
  return journal.close({ state, says: undoneSays(result, plan), result });
}
