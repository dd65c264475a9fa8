import { Command } from 'commander';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { configJsonSchema } from '../../../core/fleet/config.ts';
import type { CommandContext } from '../context.ts';
import { checkConfig } from '../monitor/check-config.ts';

/** `rdpdoctor config check FILE` and `config schema`: what the monitor would be told, before it is. */
export function configCommand(context: CommandContext): Command {
  return new Command('config')
    .description('Reads the configuration of the monitor without starting it.')
    .addCommand(
      new Command('check')
        .description('Says what is wrong in a configuration file, each with its line, or what it means.')
        .argument('[file]', 'the file', 'rdpdoctor.yaml')
        .action((path: string) => checkConfig(path, context.output(true))),
    )
    .addCommand(
      new Command('schema')
        .description('Prints the JSON Schema of the file, for editors.')
        .action(() => context.output(true).write(`${harmlessJson(configJsonSchema(), 2)}\n`)),
    );
}
