import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ScriptResult } from '../../src/core/remedy/script-result.ts';
import type { Certificates } from './machine-state.ts';

/** Where a PowerShell engine was looked for, and the one that was found. */
export const searched = [
  ...(process.env['RDPDOCTOR_PWSH'] ? [process.env['RDPDOCTOR_PWSH']] : []),
  ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'pwsh')),
];
export const pwsh = searched.find((path) => existsSync(path));

/** The reason tests are skipped for, with the places that were looked at. */
export const noEngine =
  pwsh === undefined
    ? `no PowerShell engine: looked for ${searched.join(', ')} (RDPDOCTOR_PWSH names another)`
    : `engine ${pwsh}`;

/** A new folder for one run, in memory where there is such a place: journals are flushed to the disk at every record. */
export function workFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'rdpdoctor-windows-'));
}

/** Runs one of our PowerShell files; returns how it ended and what it printed. */
export function runEngine(
  file: string,
  args: readonly string[],
  environment: { readonly [name: string]: string } = {},
  seconds = 1_180,
): Promise<Ended> {
  const child = spawn(pwsh!, ['-NoProfile', '-NonInteractive', '-File', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: seconds * 1_000,
    env: {
      ...process.env,
      POWERSHELL_TELEMETRY_OPTOUT: '1',
      POWERSHELL_UPDATECHECK: 'Off',
      NO_COLOR: '1',
      ...environment,
    },
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, printed }));
  });
}

export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly printed: string;
}

async function runOurs(name: string, args: readonly string[], seconds?: number): Promise<void> {
  const { status, signal, printed } = await runEngine(join(import.meta.dirname, name), args, {}, seconds);
  if (status !== 0) throw new Error(`${name} ended with ${status ?? signal}: ${printed.slice(-2_000)}`);
}

export async function makeCertificates(work: string): Promise<Certificates> {
  await runOurs('make-certificates.ps1', ['-Work', work]);
  return JSON.parse(readFileSync(join(work, 'certificates.json'), 'utf8')) as Certificates;
}

/** Runs cases in as many processes of the engine as `lanes`; results by name. */
export async function runCases(
  work: string,
  cases: readonly object[],
  lanes = 1,
  seconds?: number,
): Promise<{ readonly [name: string]: CaseResult }> {
  const run = async (lane: number): Promise<readonly CaseResult[]> => {
    const folder = join(work, `lane${lane}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cases.json'), JSON.stringify(cases.filter((_, i) => i % lanes === lane)));
    await runOurs('run-cases.ps1', ['-Work', folder], seconds);
    return JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as CaseResult[];
  };
  const all = await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
  return Object.fromEntries(all.flat().map((result) => [result.name, result]));
}

export interface StepRun {
  readonly printed: readonly string[];
  readonly result: ScriptResult | null;
  readonly exit: number;
  readonly calls: readonly string[];
  readonly same: boolean;
  readonly longest: number;
}

export interface CaseResult {
  readonly name: string;
  readonly problems: readonly string[];
  /** Of many plans: how many there was time for. */
  readonly plans: number;
  readonly runs: number;
  readonly faults: number;
  readonly changes: number;
  readonly records: number;
  readonly result: ScriptResult;
  readonly whatIf: ScriptResult;
  readonly steps: readonly StepRun[];
  readonly verdicts?: readonly string[];
  readonly state: string;
  /** Whether a list of runs left the machine as it was before the first of them. */
  readonly endsAsBegan: boolean;
}
