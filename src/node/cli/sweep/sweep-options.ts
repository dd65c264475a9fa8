import type { Pace } from '../../sweep/pacer.ts';
import { availableParallelism } from 'node:os';
import { descriptorLimit } from '../../sweep/descriptor-limit.ts';
import type { LookSettings } from '../../sweep/looker.ts';
import { parsePort } from '../../target/target.ts';
import { parseCount } from '../count.ts';
import { parseDuration } from '../duration.ts';
import { expectationsOf } from '../expected.ts';
import { UsageError } from '../usage-error.ts';

/** The flags of `sweep` as they are typed. */
export interface SweepFlags {
  readonly ports: string;
  readonly exclude?: readonly string[];
  readonly rate: string;
  readonly perSubnet: string;
  readonly atOnce: string;
  readonly threads?: string;
  readonly timeout: string;
  readonly names?: boolean;
  readonly expect?: string;
  readonly escalate: string;
  readonly resume?: string;
  readonly only?: string;
  readonly all?: boolean;
  readonly ndjson?: boolean;
  readonly csv?: boolean;
  readonly table?: boolean;
}

/** How a sweep goes about it. */
export interface SweepOptions extends LookSettings {
  readonly pace: Pace;
  readonly threads: number;
  /** So many odd hosts are checked in full at the end. */
  readonly escalate: number;
  readonly form: 'ndjson' | 'csv' | 'table';
  readonly onlyOdd: boolean;
  /** The system allows fewer connections than were asked for. */
  readonly allowed?: number;
}

/** Reads the flags; what cannot be meant is one clear line. */
export function sweepOptionsOf(flags: SweepFlags): SweepOptions {
  const wanted = parseCount('--at-once', flags.atOnce, 50_000);
  const limit = descriptorLimit();
  const allowed = limit === undefined ? wanted : Math.max(1, limit - OWN_DESCRIPTORS);
  if (flags.only !== undefined && flags.only !== 'odd')
    throw new UsageError(`--only "${flags.only}": odd is all it can be`);
  const forms = (['ndjson', 'csv', 'table'] as const).filter((form) => flags[form] === true);
  if (forms.length > 1) throw new UsageError(`--${forms[0]} and --${forms[1]}: give one of them`);
  const cores = availableParallelism();
  return {
    timeoutMs: parseDuration('--timeout', flags.timeout),
    atOnce: Math.min(wanted, allowed),
    names: flags.names === true,
    expectations: expectationsOf(flags.expect),
    pace: {
      rate: rateOf('--rate', flags.rate),
      perSubnet: rateOf('--per-subnet', flags.perSubnet),
    },
    threads: flags.threads === undefined ? cores : parseCount('--threads', flags.threads, 256),
    escalate: parseCount('--escalate', flags.escalate, 10_000, 0),
    form: forms[0] ?? 'table',
    onlyOdd: flags.only === 'odd',
    ...(allowed < wanted ? { allowed } : {}),
  };
}

/** Ports in a list: 3389,3390. */
export function portsOf(text: string): readonly number[] {
  const ports = text.split(',').map((part) => {
    const port = parsePort(part.trim());
    if (typeof port !== 'number') throw new UsageError(`--ports: ${port.problem}`);
    return port;
  });
  if (ports.length > MOST_PORTS)
    throw new UsageError(`--ports: ${ports.length} ports; at most ${MOST_PORTS}`);
  return [...new Set(ports)];
}

/** Hosts a second: 50, 50/s, 0.5. */
function rateOf(flag: string, text: string): number {
  const match = /^(\d{1,7}(?:\.\d{1,3})?)(?:\/s)?$/.exec(text.trim());
  const rate = Number(match?.[1] ?? Number.NaN);
  if (rate >= 0.1 && rate <= 1_000_000) return rate;
  throw new UsageError(
    `${flag} "${text}": is not a number of hosts a second from 0.1 to 1000000 (e.g. 50/s)`,
  );
}

/** For files, threads, names and checks beside the connections. */
const OWN_DESCRIPTORS = 200;
const MOST_PORTS = 100;
