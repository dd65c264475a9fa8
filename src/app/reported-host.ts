import { reportOf, type Reader } from '../core/report/check-report.ts';
import type { ReportedHost } from '../core/report/formats/reported-host.ts';
import { exitCodes } from './exit-codes.ts';
import { knownOf, type Judged } from './judge.ts';

/** A judged case as reports take it, for this reader. */
export function reportedHost({ file, diagnosis, exit, expected }: Judged, reader: Reader): ReportedHost {
  return {
    report: reportOf(file, diagnosis, reader),
    diagnosis,
    known: knownOf(file),
    exit: { code: exit, means: exitCodes[exit] },
    expected,
  };
}
