import { Command } from 'commander';
import { riskIds } from '../../../core/remedy/action.ts';
import type { CommandContext } from '../context.ts';
import type { FixFlags } from '../fix/fix-flags.ts';
import { fix } from '../fix/run-fix.ts';
import { addCarrierFlags } from '../reach/carrier-flags.ts';

/** `rdpdoctor fix CASE|HOST`: the plan; with --apply and a yes it is carried out, proven or taken back. */
export function fixCommand(context: CommandContext): Command {
  const command = new Command('fix')
    .description('Makes a plan against what was found; --apply carries it out, proves it, or takes it back.')
    .argument('[inputs...]', 'a host, a saved case, or files of evidence')
    .option('--cause <ids...>', 'only against these causes')
    .option('--collect', 'fetch first what the machine itself knows, by the same way')
    .option('--deep', 'ask more from outside: up to 200 paced connections; slower')
    .option('--place <place>', 'where the host is: local, azure, aws, otherCloud')
    .option('--offline <folder>', 'the mounted disk of a Windows that does not run; needs --script')
    .option('--apply', 'carry the plan out, after a yes')
    .option('--yes', 'do not ask')
    .option('--accept-risk <ids...>', `allow what makes the host less safe: ${riskIds.join(', ')}`)
    .option('--prove-within <time>', 'how long the host may take to be better from outside', '60s')
    .option(
      '--restart-at <time>',
      'restart Windows then, where the plan needs it: 2026-12-01T03:00 (its own time), or with +01:00',
    )
    .option('--markdown', 'print the plan as Markdown')
    .option('--json', 'print the plan and what became of it as JSON');
  return addCarrierFlags(command).action(async (inputs: string[], flags: FixFlags) => {
    context.exit(await fix(inputs, flags, context.output(true), context.signal));
  });
}
