import type { Judged } from '../../../app/judge.ts';
import { reportedHost } from '../../../app/reported-host.ts';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { renderCsv } from '../../../core/report/formats/csv.ts';
import { reportJson } from '../../../core/report/formats/json.ts';
import { renderJunit } from '../../../core/report/formats/junit.ts';
import { renderOpenMetrics } from '../../../core/report/formats/openmetrics.ts';
import { sarifOf } from '../../../core/report/formats/sarif.ts';
import { VERSION } from '../version.ts';
import { formOf, type FormFlags } from './form.ts';
import { machineReader } from './reader.ts';

/** Several results as the one document that was asked for. */
export function documentOf(
  results: readonly Judged[],
  flags: FormFlags & { readonly all?: boolean },
): string {
  const hosts = () => results.map((judged) => reportedHost(judged, machineReader));
  switch (formOf(flags)) {
    case 'csv':
      return renderCsv(hosts());
    case 'junit':
      return renderJunit(hosts());
    case 'sarif':
      return `${harmlessJson(sarifOf(hosts(), VERSION), 2)}\n`;
    case 'openmetrics':
      return renderOpenMetrics(hosts());
    default:
      return `${harmlessJson(
        results.map((judged) => jsonOf(judged, flags)),
        2,
      )}\n`;
  }
}

/** One result as JSON says it. */
export function jsonOf(judged: Judged, flags: FormFlags & { readonly all?: boolean }): unknown {
  const { report, diagnosis, exit, expected } = reportedHost(judged, machineReader);
  return reportJson(report, diagnosis, judged.file, exit, flags.all === true, expected);
}
