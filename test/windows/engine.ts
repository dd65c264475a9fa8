import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
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

/** Runs one of our PowerShell files; returns what it printed, fails with what it said. */
export function runEngine(file: string, args: readonly string[], timeoutMs = 170_000): string {
  const { status, stdout, stderr, signal } = spawnSync(
    pwsh!,
    ['-NoProfile', '-NonInteractive', '-File', join(import.meta.dirname, file), ...args],
    {
      encoding: 'utf8',
      timeout: timeoutMs,
      maxBuffer: 1 << 28,
      env: { ...process.env, POWERSHELL_TELEMETRY_OPTOUT: '1', POWERSHELL_UPDATECHECK: 'Off', NO_COLOR: '1' },
    },
  );
  if (status !== 0)
    throw new Error(
      `${file} ended with ${status ?? signal}: ${stdout.slice(-2_000)} ${stderr.slice(-2_000)}`,
    );
  return stdout;
}

export function makeCertificates(work: string): Certificates {
  runEngine('make-certificates.ps1', ['-Work', work]);
  return JSON.parse(readFileSync(join(work, 'certificates.json'), 'utf8')) as Certificates;
}

/** Runs cases in one process of the engine; results by name. */
export function runCases(work: string, cases: readonly object[]): { readonly [name: string]: CaseResult } {
  writeFileSync(join(work, 'cases.json'), JSON.stringify(cases));
  runEngine('run-cases.ps1', ['-Work', work]);
  const results = JSON.parse(readFileSync(join(work, 'results.json'), 'utf8')) as CaseResult[];
  return Object.fromEntries(results.map((result) => [result.name, result]));
}

export interface StepRun {
  readonly printed: readonly string[];
  readonly result: { readonly [key: string]: unknown } | null;
  readonly exit: number;
  readonly calls: readonly string[];
  readonly same: boolean;
  readonly longest: number;
}

export interface CaseResult {
  readonly name: string;
  readonly problems: readonly string[];
  readonly runs: number;
  readonly faults: number;
  readonly changes: number;
  readonly records: number;
  readonly result: { readonly [key: string]: unknown };
  readonly whatIf: { readonly [key: string]: unknown };
  readonly steps: readonly StepRun[];
  readonly state: string;
}
