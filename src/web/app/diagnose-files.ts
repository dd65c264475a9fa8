import { causes } from '../../core/causes/causes.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { readEvidence } from '../../core/evidence/read-evidence.ts';
import { sourceOf } from '../../core/evidence/reader.ts';
import { fact, type CaseFile } from '../../core/facts/case-file.ts';
import { reportOf, type CheckReport } from '../../core/report/check-report.ts';
import { webCrypto } from './crypto.ts';
import { inflate, salvage } from './inflate.ts';

/** A file that was dropped on the page. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the page shows for a set of files: one report for all, one for each captured connection, and what was lost. */
export interface FileReports {
  readonly reports: readonly CheckReport[];
  readonly notes: readonly string[];
}

/** Reads and judges files with the same code as the command line; nothing leaves the machine. `now` is ISO 8601. */
export async function diagnoseFiles(files: readonly DroppedFile[], now: string): Promise<FileReports> {
  const sources = files.map(({ name, bytes }) => sourceOf(name, bytes));
  const evidence = await readEvidence(sources, {
    crypto: webCrypto,
    inflate,
    salvage,
    now,
    clock: () => performance.now(),
  });
  const clock = fact('clockHere', now, { by: 'clock of this machine', from: 'browser', at: now });
  const target = files.map(({ name }) => name).join(', ');
  const cases: CaseFile[] = evidence.connections.map((connection) => ({
    format: 2,
    target: connection.target,
    facts: [...evidence.facts, ...connection.facts],
    gaps: connection.gaps,
  }));
  if (cases.length === 0 && evidence.facts.length > 0)
    cases.push({ format: 2, target, facts: [...evidence.facts, clock], gaps: evidence.gaps });
  return { reports: cases.map((file) => reportOf(file, diagnose(file, causes))), notes: evidence.notes };
}
