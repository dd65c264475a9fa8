import { stoppedHere } from '../../core/bytes/budget.ts';
import type { EvtxSummary } from '../../core/evidence/evtx/evtx-reader.ts';
import type { EvtxLoss } from '../../core/evidence/evtx/loss-ledger.ts';
import type { ExitCode } from '../exit-codes.ts';

/** What standard error says after one log, and the exit code that goes with it. */
export function describeLosses(
  file: string,
  summary: EvtxSummary,
): { readonly lines: readonly string[]; readonly exit: ExitCode } {
  if (summary.bytes === 0) return { lines: [`${file}: the file is empty`], exit: 3 };
  if (!summary.recognised) {
    return {
      lines: [`${file}: not an event log: no chunk and no record in ${summary.bytes} bytes`],
      exit: 3,
    };
  }
  const lines: string[] = [];
  if (summary.stopped !== undefined) lines.push(stoppedHere(file, summary.stopped));
  if (summary.headerProblem !== undefined)
    lines.push(`${file}: ${summary.headerProblem}; the chunks were read regardless`);
  lines.push(...summary.losses.slice(0, MOST_LINES).map((loss) => `${file}: ${describeLoss(loss)}`));
  const more = summary.lossCount - Math.min(summary.losses.length, MOST_LINES);
  if (more > 0) lines.push(`${file}: and ${more} more places that could not be read`);
  if (summary.missing > 0) {
    const were =
      summary.missing === 1
        ? '1 record that the log counted was'
        : `${summary.missing} records that the log counted were`;
    lines.push(`${file}: ${were} not found`);
  }
  const lost = lines.length > 0;
  if (summary.unused > 0) {
    lines.push(
      `${file}: ${summary.unused} records in space the log no longer uses; --recovered prints what is readable`,
    );
  }
  if (summary.remnants > 0)
    lines.push(`${file}: ${summary.remnants} records in unused space could not be read any more`);
  return { lines, exit: lost ? 4 : 0 };
}

function describeLoss({ chunk, offset, problem, recordId }: EvtxLoss): string {
  const record = recordId === undefined ? '' : ` record ${recordId}:`;
  return `chunk ${chunk}, byte ${offset}:${record} ${problem}`;
}

const MOST_LINES = 20;
