import { Command } from 'commander';
import type { CommandContext } from '../context.ts';
import type { DoctorFlags } from '../doctor/examine.ts';
import { examinedLines } from '../doctor/examined.ts';
import { isNewEnough, newerNodePath, runInNewerNode } from '../newer-node.ts';

/** `rdpdoctor doctor`: whether this installation is in order. */
export function doctorCommand(context: CommandContext): Command {
  return new Command('doctor')
    .description('Looks whether rdpdoctor itself is in order here: what is, and what to do. Tells nobody.')
    .option(
      '--config <file>',
      'the configuration of the monitor (default: rdpdoctor.yaml, where it is there)',
    )
    .option('--store <where>', 'a file or postgres://… (default: RDPDOCTOR_STORE, else rdpdoctor.db)')
    .action(async (flags: DoctorFlags) => {
      // Only the Node that runs the monitor can look at its store.
      if (!isNewEnough() && newerNodePath() !== undefined) {
        process.exitCode = await runInNewerNode('doctor');
        return;
      }
      const { examine } = await import('../doctor/examine.ts');
      const all = await examine(flags, Date.now());
      context.output(true).write(examinedLines(all));
      context.exit(all.some(({ is }) => is === 'wrong') ? 41 : 0);
    });
}
