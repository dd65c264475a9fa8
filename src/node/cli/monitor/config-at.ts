import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../../../core/fleet/config.ts';
import { hostsOf, writtenTwice } from '../../../core/fleet/config-hosts.ts';
import { listLines } from '../../../core/fleet/list-lines.ts';
import type { Host } from '../../../core/fleet/host.ts';
import { variableIn } from '../../../core/fleet/variable.ts';
import { readConfig, type ReadConfig } from '../../fleet/read-config.ts';
import { problemOf } from '../../files/file-problem.ts';
import { readSmallText } from '../../files/small-file.ts';
import { parseTarget } from '../../target/target.ts';
import { canonical } from '../../store/canonical.ts';
import { UsageError } from '../usage-error.ts';

/** Reads a configuration; what is wrong in it is told all at once. */
export function configAt(path: string): ReadConfig {
  const read = readConfig(path);
  if ('problems' in read) throw new UsageError(read.problems.join('\n'), read.isUnread === true ? 3 : 2);
  return read;
}

/** The hosts it names, those in its files included; every bad one is told with its place, and `note` hears of each that is written in several ways. */
export function hostsIn(
  { config, folder }: ReadConfig,
  note: (line: string) => void = () => {},
): readonly Host[] {
  const files = new Map(
    config.groups.flatMap(({ name, file }) =>
      file === undefined ? [] : [[name, linesOf(resolve(folder, file))] as const],
    ),
  );
  const hosts = hostsOf(config, (group) => files.get(group) ?? [], canonical);
  const problems = hosts.flatMap(({ target, groups }) => {
    const read = parseTarget(target);
    return 'problem' in read ? [`group ${groups.join(', ')}: ${read.problem}`] : [];
  });
  if (problems.length > 0) throw new UsageError(problems.slice(0, 20).join('\n'));
  const written = config.groups.flatMap((group) => [...group.hosts, ...(files.get(group.name) ?? [])]);
  for (const line of writtenTwice(written, canonical).slice(0, 20)) note(line);
  return hosts;
}

/** Where its store is: a path beside it, or what the variable says that it names. */
export function storeIn({ config, folder }: ReadConfig, environment = process.env): string {
  const name = variableIn(config.store);
  if (name === undefined) return /^\w+:/.test(config.store) ? config.store : resolve(folder, config.store);
  const url = environment[name];
  if (url === undefined || url === '')
    throw new UsageError(`store: the environment variable ${name} is not set`);
  return url;
}

/** The names of the secrets it wants that are not set. */
export function missingSecrets(config: Config, environment = process.env): readonly string[] {
  const wanted = [...JSON.stringify(config).matchAll(/"(\$\{[A-Z][A-Z0-9_]{0,60}\})"/g)];
  const names = new Set(wanted.map(([, reference]) => variableIn(reference ?? '') ?? ''));
  return [...names].filter((name) => (environment[name] ?? '') === '');
}

/** The certificate the server shows, and its key. */
export function tlsIn({ config, folder }: ReadConfig) {
  const { tls } = config.serve;
  if (tls === undefined) return undefined;
  return { certificate: pemAt(resolve(folder, tls.certificate)), key: pemAt(resolve(folder, tls.key)) };
}

function pemAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`serve.tls: ${path}: ${problemOf(error)}`, 3);
  }
}

function linesOf(path: string): readonly string[] {
  const text = readSmallText(path, 64 * 1024 * 1024);
  if (typeof text !== 'string') throw new UsageError(text.problem, 3);
  return listLines(text).map(({ says }) => says);
}
