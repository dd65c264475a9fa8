import { lookup, Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { codeOf } from '../wire/network-error.ts';
import { afterOwnTime, startStopwatch, type Wait } from '../time/own-time.ts';
import { addressesInHosts, searchSuffixes } from './hosts-file.ts';

type NameResolution = FactTypes['nameResolution'];

/** Where this machine's answers come from; tests put their own in. */
export interface NameSources {
  readonly lookup: (name: string) => Promise<readonly { address: string; family: number }[]>;
  readonly pointers: (address: string) => Promise<readonly string[]>;
  readonly dnsAddresses: (name: string) => Promise<readonly string[]>;
  readonly hostsFile: () => Promise<string>;
  readonly resolvConf: () => Promise<string>;
  /** The alias (CNAME) of a name; empty where it has none. Not asked where absent. */
  readonly alias?: (name: string) => Promise<readonly string[]>;
}

/** Asks the system what a name leads to, as every program on this machine would; never longer than `timeoutMs`. */
export async function resolveName(
  name: string,
  timeoutMs: number,
  sources: NameSources = systemSources,
): Promise<NameResolution> {
  const elapsed = startStopwatch();
  const base = { name, hostsFile: [], pointers: {}, addresses: [] };
  const family = isIP(name);
  if (family !== 0) {
    const addresses = [{ address: name, family: family === 4 ? (4 as const) : (6 as const) }];
    return { ...base, kind: family === 4 ? 'ipv4' : 'ipv6', outcome: 'literal', addresses, ms: 0 };
  }
  const kind = name.includes('.') ? 'fqdn' : 'shortName';
  const hostsFile = addressesInHosts(await sources.hostsFile().catch(() => ''), name);
  try {
    const found = await within(timeoutMs, sources.lookup(name));
    if (found === undefined) return { ...base, kind, outcome: 'timedOut', hostsFile, ...elapsed() };
    const addresses = distinct(found);
    return { ...base, kind, outcome: 'resolved', addresses, hostsFile, ...elapsed() };
  } catch (error) {
    const code = codeOf(error) ?? 'unknown error';
    const outcome = code === 'ENOTFOUND' || code === 'ENODATA' ? 'notFound' : 'failed';
    return { ...base, kind, outcome, hostsFile, ...elapsed(), problem: code };
  }
}

/** Adds what costs more time: what points back, what DNS alone says, what a short name was completed to. */
export async function completeName(
  known: NameResolution,
  timeoutMs: number,
  sources: NameSources = systemSources,
): Promise<NameResolution> {
  const quiet = <T>(answer: Promise<T>) => within(timeoutMs, answer).catch(() => undefined);
  const asked = known.addresses.slice(0, MAX_POINTERS).map(({ address }) => address);
  const [pointers, dnsAddresses, completedTo, aliases] = await Promise.all([
    Promise.all(
      asked.map(async (address) => {
        const names = await within(timeoutMs, sources.pointers(address)).catch(emptyWhereNone);
        return names === undefined ? [] : [[address, [...names]] as const];
      }),
    ),
    known.kind === 'fqdn' ? quiet(sources.dnsAddresses(known.name)) : undefined,
    known.kind === 'shortName' && known.outcome === 'resolved' && (known.hostsFile ?? []).length === 0
      ? quiet(suffixOf(known, sources))
      : undefined,
    known.kind === 'fqdn' ? quiet(aliasesOf(known, sources)) : undefined,
  ]);
  return {
    ...known,
    pointers: Object.fromEntries(pointers.flat()),
    ...(dnsAddresses === undefined ? {} : { dnsAddresses: [...dnsAddresses] }),
    ...(completedTo === undefined ? {} : { completedTo }),
    ...aliases,
  };
}

/** Follows aliases one by one; where they lead to no address, how they end. */
async function aliasesOf(
  { name, outcome }: NameResolution,
  { alias }: NameSources,
): Promise<Pick<NameResolution, 'aliases' | 'aliasEnd'>> {
  const aliases: string[] = [];
  let next: string | undefined = name;
  if (alias === undefined) return {};
  while (next !== undefined) {
    const [target]: readonly string[] = (await alias(next).catch(emptyWhereNone)) ?? [];
    if (target === undefined) break;
    const seen = sameName(target, name) || aliases.some((known) => sameName(known, target));
    aliases.push(target);
    if (seen) return { aliases, aliasEnd: 'looping' };
    if (aliases.length > MAX_ALIASES) return { aliases, aliasEnd: 'tooLong' };
    next = target;
  }
  if (aliases.length === 0) return {};
  return outcome === 'notFound' ? { aliases, aliasEnd: 'dangling' } : { aliases };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A search suffix counts as seen only when the full name leads to an address that the short name led to. */
async function suffixOf(known: NameResolution, sources: NameSources): Promise<string | undefined> {
  const suffixes = searchSuffixes(await sources.resolvConf()).slice(0, 3);
  for (const suffix of suffixes) {
    const full = `${known.name}.${suffix}`;
    const addresses: readonly string[] = await sources.dnsAddresses(full).catch(() => []);
    if (known.addresses.some(({ address }) => addresses.includes(address))) return full;
  }
  return undefined;
}

/** No PTR record is an answer: an empty list. Anything else is no answer. */
function emptyWhereNone(error: unknown): readonly string[] | undefined {
  return ['ENOTFOUND', 'ENODATA'].includes(codeOf(error) ?? '') ? [] : undefined;
}

function distinct(found: readonly { address: string; family: number }[]): NameResolution['addresses'] {
  const seen = new Map(found.map(({ address, family }) => [address, family]));
  return [...seen].map(([address, family]) => ({ address, family: family === 6 ? 6 : 4 }));
}

/** The answer, or undefined where it took longer. */
async function within<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  let waiting: Wait | undefined;
  const late = new Promise<undefined>((resolve) => {
    waiting = afterOwnTime(ms, () => resolve(undefined));
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    waiting?.cancel();
  }
}

const windowsDrivers = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'drivers', 'etc');
const hostsPath = process.platform === 'win32' ? join(windowsDrivers, 'hosts') : '/etc/hosts';

const systemSources: NameSources = {
  lookup: (name) => lookup(name, { all: true, verbatim: true }),
  pointers: (address) => resolver().reverse(address.replace(/%.*/, '')),
  async dnsAddresses(name) {
    const asking = resolver();
    const answers = await Promise.allSettled([asking.resolve4(name), asking.resolve6(name)]);
    const reached = answers.some((answer) => answer.status === 'fulfilled' || isNoRecord(answer.reason));
    if (!reached) throw new Error(`no DNS answer for ${name}`);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  },
  hostsFile: () => readFile(hostsPath, 'utf8'),
  resolvConf: () => readFile('/etc/resolv.conf', 'utf8'),
  alias: (name) => resolver().resolveCname(name),
};

function resolver(): Resolver {
  return new Resolver({ timeout: 1_000, tries: 1 });
}

function isNoRecord(error: unknown): boolean {
  return ['ENOTFOUND', 'ENODATA'].includes(codeOf(error) ?? '');
}

const MAX_POINTERS = 4;

/** Resolvers give up sooner; RFC 1034 3.6.2 wants none at all behind the first. */
const MAX_ALIASES = 8;
