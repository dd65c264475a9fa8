import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import type { CheckReport } from '../check-report.ts';
import type { Expected } from '../expectation.ts';

/** One host with everything that formats for machines are made from. */
export interface ReportedHost {
  readonly report: CheckReport;
  readonly diagnosis: Diagnosis;
  /** The newest value of each fact. */
  readonly known: Partial<FactTypes>;
  readonly exit: { readonly code: number; readonly means: string };
  /** What --expect asked for; empty without it. */
  readonly expected: readonly Expected[];
}
