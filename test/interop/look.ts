import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { findingsOf, type Diagnosis, type Finding } from '../../src/core/diagnosis/diagnosis.ts';
import { readCaseFile, type CaseFile } from '../../src/core/facts/case-file.ts';
import type { FactName, FactTypes } from '../../src/core/facts/vocabulary.ts';
import { collect } from '../../src/node/collect/collect.ts';
import { defaultCollectOptions, type CollectOptions } from '../../src/node/collect/collect-options.ts';
import { builtCli } from '../package/built.ts';

/** Checks a server on loopback by this machine's name, as a person would, with time enough for every question on a busy machine. */
export function lookHere(address: string, options: Partial<CollectOptions> = {}): Promise<CaseFile> {
  const names = {
    lookup: async () => [{ address, family: 4 as const }],
    pointers: async () => [],
    dnsAddresses: async () => [address],
    hostsFile: async () => '',
    resolvConf: async () => '',
  };
  return collect(
    { host: hostname(), port: 3389 },
    { ...defaultCollectOptions, deadlineMs: 60_000, names, ...options },
  );
}

export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** Starts the built rdpdoctor behind a command prefix; `pid` can be sent a signal. */
export async function startCli(
  inside: readonly string[],
  args: readonly string[],
): Promise<{ readonly pid: number; readonly done: Promise<CliRun> }> {
  const [program = '', ...rest] = [...inside, process.execPath, await builtCli(), ...args];
  const started = performance.now();
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const done = new Promise<CliRun>((resolve) => {
    child.on('close', (status) =>
      resolve({ status, stdout, stderr, seconds: (performance.now() - started) / 1_000 }),
    );
  });
  return { pid: child.pid ?? 0, done };
}

/** Checks an address with the built rdpdoctor behind a command prefix, and takes the case file out of its report. */
export async function lookInside(
  inside: readonly string[],
  address: string,
  flags: readonly string[] = [],
): Promise<CaseFile> {
  const check = ['check', address, '--json', '--deadline', '60s', ...flags];
  const { stdout, stderr } = await (await startCli(inside, check)).done;
  if (stdout === '') throw new Error(`rdpdoctor check printed nothing: ${stderr}`);
  const file = readCaseFile(JSON.stringify((JSON.parse(stdout) as { caseFile: unknown }).caseFile));
  if ('problem' in file) throw new Error(file.problem);
  return file;
}

/** A judged case: its facts by name, and what was said for sure, roots only and the leading one first. */
export interface Seen extends Diagnosis {
  readonly facts: Partial<FactTypes>;
  readonly sure: readonly string[];
  readonly finding: (cause: string) => Finding | undefined;
}

/** Judges a case file with every cause. */
export function judge(file: CaseFile): Seen {
  const diagnosis = diagnose(file, causes);
  const facts: { -readonly [N in FactName]?: unknown } = {};
  for (const { name, value } of file.facts) facts[name] = value;
  return {
    ...diagnosis,
    // Each value came with its own name.
    facts: facts as Partial<FactTypes>,
    sure: [diagnosis.lead, ...diagnosis.also].flatMap((finding) =>
      finding === undefined || finding.confidence === 'possible' ? [] : [finding.id],
    ),
    finding: (id) => findingsOf(diagnosis).find((finding) => finding.id === id),
  };
}
