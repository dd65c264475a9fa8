import type { Judged } from '../../../app/judge.ts';
import { latest } from '../../../core/facts/case-file.ts';
import { renderHtml } from '../../../web/report.ts';
import { sheetOf } from '../../../web/sheet/sheet.ts';
import { writePrivate } from '../../files/private-file.ts';
import { UsageError } from '../usage-error.ts';
import { personReading } from './reader.ts';
import { readReportStyle } from './report-style.ts';

/** Writes the report of several cases as one page of its own. */
export function writeHtml(path: string, results: readonly Judged[]): void {
  const sheets = results.map(({ file, diagnosis }) => {
    const reader = personReading(file, diagnosis);
    // A preview has no name to undo by: `fix` gives one when it makes the plan.
    const createdAt = latest(file.facts).clockHere?.value ?? file.facts.at(-1)?.source.at ?? '';
    return sheetOf(file, diagnosis, reader, { id: 'preview', createdAt });
  });
  const { problem } = writePrivate(path, renderHtml(sheets, readReportStyle()));
  if (problem !== undefined) throw new UsageError(`--html ${problem}`, 3);
}
