import { readFile } from 'node:fs/promises';
import { causes } from '../../../core/causes/causes.ts';
import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import { readCaseFile } from '../../../core/facts/case-file.ts';
import { exitCodeOf, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { readInput } from '../read-input.ts';
import { showOne, type ShowFlags } from '../show.ts';
import { UsageError } from '../usage-error.ts';

/** `rdpdoctor diagnose CASE`: judges a saved case file with the causes of today. */
export async function diagnoseCase(path: string, flags: ShowFlags, output: Output): Promise<ExitCode> {
  const file = readCaseFile(path === '-' ? await readInput('diagnose -') : await textOf(path));
  if ('problem' in file) throw new UsageError(`${path}: ${file.problem}`, 3);
  const diagnosis = diagnose(file, causes);
  const exit = exitCodeOf(file, diagnosis);
  showOne({ file, diagnosis, exit }, flags, output);
  return exit;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`${path}: cannot be read`, 3);
  }
}
