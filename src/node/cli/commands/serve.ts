import { once } from 'node:events';
import { Command } from 'commander';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { CommandContext } from '../context.ts';
import { GRACE_MS } from '../monitor/fleet-at.ts';
import type { Output } from '../output.ts';
import { startServing, type ServeFlags } from '../monitor/serving.ts';

/** `rdpdoctor serve`: the page, the API and the monitor in one process. */
export function serveCommand(context: CommandContext): Command {
  return new Command('serve')
    .description(
      'Shows the fleet, diagnoses and explains on a page, with an API beside it; watches meanwhile.',
    )
    .option('--config <file>', 'what to watch, whom to tell, where to listen (rdpdoctor config schema)')
    .option('--store <where>', 'a file or postgres://… (default: RDPDOCTOR_STORE, else rdpdoctor.db)')
    .option('--listen <address>', 'address and port (default: as configured, else 127.0.0.1:8389)')
    .option('--no-watch', 'serves only; watch or worker look elsewhere')
    .action(async (flags: ServeFlags) => {
      context.exit(await serve(flags, context.output(true), context.signal));
    });
}

async function serve(flags: ServeFlags, output: Output, signal: AbortSignal): Promise<ExitCode> {
  const serving = await startServing(flags, output);
  try {
    output.write(`${serving.says}\n`);
    if (!signal.aborted) await once(signal, 'abort');
    return 0;
  } finally {
    await serving.stop(GRACE_MS);
  }
}
