import { Command } from 'commander';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { configJsonSchema, type Config } from '../../../core/fleet/config.ts';
import type { Host } from '../../../core/fleet/host.ts';
import { allowedTargets } from '../../server/allowed-targets.ts';
import { listenAskedOf } from '../../server/listen.ts';
import { baselinesIn } from '../baselines-in.ts';
import { configAt, hostsIn, missingSecrets, storeIn, tlsIn } from '../config-at.ts';
import type { CommandContext } from '../context.ts';
import type { Output } from '../output.ts';
import { shownStore } from '../store-place.ts';
import { UsageError } from '../usage-error.ts';

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

function checkConfig(path: string, output: Output): void {
  const read = configAt(path);
  const { config } = read;
  const twice: string[] = [];
  const hosts = hostsIn(read, (line) => twice.push(line));
  const baselines = baselinesIn(read, hosts);
  const listening = listenAskedOf(config.serve.listen, tlsIn(read));
  if ('problem' in listening) throw new UsageError(`${path}: ${listening.problem}`);
  const allowed = allowedTargets(config.serve.ranges, () => false);
  if ('problem' in allowed) throw new UsageError(`${path}: ${allowed.problem}`);
  const missing = missingSecrets(config);
  output.write(
    [
      `${path} is right.`,
      `Watches ${count(hosts.length, 'host')} in ${count(config.groups.length, 'group')}, from ${config.vantage}.`,
      ...(baselines.size === 0 ? [] : [`Holds ${count(baselines.size, 'host')} against a baseline.`]),
      config.channels.length === 0
        ? 'Tells nobody.'
        : `Tells by ${config.channels.map(({ name, kind }) => `${name} (${kind})`).join(', ')}.`,
      `Listens on ${config.serve.listen}.`,
      ...runsSays(config.serve.runPlans, hosts),
      ...(missing.includes('RDPDOCTOR_STORE') ? [] : [`Remembers in ${shownStore(storeIn(read))}.`]),
      ...twice.map((line) => `Written twice: ${line}.`),
      ...missing.map((name) => `Not set: the environment variable ${name}.`),
      '',
    ].join('\n'),
  );
}

/** That a server changes machines is said wherever it is so. */
function runsSays(running: Config['serve']['runPlans'], hosts: readonly Host[]): readonly string[] {
  if (running === undefined) return [];
  const { via, groups } = running;
  const named = hosts.filter((host) => host.groups.some((group) => groups.includes(group)));
  return [`Runs plans on ${count(named.length, 'host')} by ${via}, where an administrator says so.`];
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
