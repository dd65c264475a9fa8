import { Command } from 'commander';
import { baselineHost } from '../../../core/fleet/changes/baseline.ts';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { whyNotNew, writePrivate } from '../../files/private-file.ts';
import { checkBaseline, lookAtAll } from '../monitor/baseline-check.ts';
import type { CommandContext } from '../context.ts';
import { UsageError } from '../usage-error.ts';

interface BaselineFlags {
  readonly deep?: boolean;
  readonly all?: boolean;
}

/** `rdpdoctor baseline save|check FILE HOST…`: keeps how hosts are, and says later what is no longer so. */
export function baselineCommand(context: CommandContext): Command {
  return new Command('baseline')
    .description(
      'Saves how hosts are when all is well; later says what changed or is weaker, and ends with 33.',
    )
    .argument('<what>', 'save or check')
    .argument('<file>', 'the baseline')
    .argument('[hosts...]', 'hosts; check without any takes all of the file')
    .option('--deep', 'ask more, every cipher suite too; slower')
    .option('--all', 'show every difference')
    .action(async (what: string, file: string, hosts: readonly string[], flags: BaselineFlags) => {
      const output = context.output(flags.all === true);
      const asked = { deep: flags.deep === true, signal: context.signal };
      if (what === 'check') {
        context.exit(await checkBaseline(file, hosts, asked, output));
        return;
      }
      if (what !== 'save') throw new UsageError(`baseline ${what}: save or check was expected`);
      if (hosts.length === 0) throw new UsageError('baseline save: name at least one host');
      const taken = whyNotNew(file);
      if (taken !== undefined) throw new UsageError(taken, 3);
      const looked = await lookAtAll(hosts, asked);
      const saved = looked.map(({ name, at, side }) => baselineHost(name, at, side));
      const { problem } = writePrivate(file, `${harmlessJson({ format: 1, hosts: saved }, 1)}\n`);
      if (problem !== undefined) throw new UsageError(problem, 3);
      for (const { name, side } of looked)
        if (side.snapshot.outcome === 'fails')
          output.note(
            `rdpdoctor: ${name}: does not connect now, and is saved so; save it again when it does\n`,
          );
      output.write(`Saved ${hosts.length === 1 ? 'one host' : `${hosts.length} hosts`} in ${file}.\n`);
      context.exit(context.signal.aborted ? 130 : 0);
    });
}
