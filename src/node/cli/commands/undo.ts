import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import { undoHere, type UndoFlags } from '../fix/undo-here.ts';
import { addCarrierFlags } from '../reach/carrier-flags.ts';

/** `rdpdoctor undo PLAN-ID`: takes a plan back, by the way it was carried out. */
export function undoCommand(context: CommandContext): Command {
  const command = new Command('undo')
    .description('Takes a plan back: the state before is put back from the journal on the machine.')
    .argument('<plan>', 'name of the plan, as fix told it')
    .option('--yes', 'do not ask')
    .option('--json', 'print what became of it as JSON');
  return addCarrierFlags(command).action(async (id: string, flags: UndoFlags) => {
    context.exit(await undoHere(id, flags, context.output(true), context.signal));
  });
}
