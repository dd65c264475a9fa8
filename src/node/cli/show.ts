import { harmlessJson } from '../../core/bytes/harmless.ts';
import { causes } from '../../core/causes/causes.ts';
import { askedContext } from '../../core/diagnosis/asked-context.ts';
import type { Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import { latest, type CaseFile } from '../../core/facts/case-file.ts';
import { reportOf } from '../../core/report/check-report.ts';
import { renderClients } from '../../core/report/clients.ts';
import { reportJson } from '../../core/report/json.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { renderTable } from '../../core/report/table.ts';
import { renderTerminal } from '../../core/report/terminal.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

/** A case with its judgement. */
export interface Judged {
  readonly file: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly exit: ExitCode;
}

/** In which form results are wanted. */
export interface ShowFlags {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly markdown?: boolean;
  /** One line instead of a report. */
  readonly brief?: boolean;
}

/** Shows one result in the form that was asked for. */
export function showOne(judged: Judged, flags: ShowFlags, output: Output, saved?: string): void {
  const { file, diagnosis, exit } = judged;
  const report = reportOf(file, diagnosis, askedContext(file, diagnosis, causes));
  if (flags.json || flags.ndjson) {
    const value = reportJson(report, diagnosis, file, { code: exit, means: exitCodes[exit] });
    output.write(`${harmlessJson(value, flags.ndjson ? undefined : 2)}\n`);
  } else if (flags.markdown) {
    output.write(`${renderMarkdown(report)}\n`);
  } else if (flags.brief) {
    output.write(renderTable([report], output.style));
  } else {
    const facts = Object.fromEntries(
      Object.entries(latest(file.facts)).map(([name, { value }]) => [name, value]),
    );
    const closing = {
      exit: { code: exit, means: exitCodes[exit].replace(/; or done, .*/, '') },
      ...(saved === undefined ? {} : { saved }),
      ...(output.style.all ? { clients: renderClients(facts, output.style.width - 2) } : {}),
    };
    output.write(renderTerminal(report, output.style, closing));
  }
}

/** Shows several results together at the end: the table, or one JSON list. */
export function showCases(
  results: readonly Judged[],
  flags: ShowFlags,
  output: Output,
  what = 'hosts',
): void {
  if (flags.ndjson || flags.markdown) return;
  if (flags.json) {
    const values = results.map(({ file, diagnosis, exit }) =>
      reportJson(reportOf(file, diagnosis, askedContext(file, diagnosis, causes)), diagnosis, file, {
        code: exit,
        means: exitCodes[exit],
      }),
    );
    output.write(`${harmlessJson(values, 2)}\n`);
    return;
  }
  const reports = results.map(({ file, diagnosis }) => reportOf(file, diagnosis));
  const count = (mark: string) => reports.filter((report) => report.mark === mark).length;
  const summary = ['healthy', 'degraded', 'blocked', 'unknown']
    .map((mark) => `${count(mark)} ${mark}`)
    .join(', ');
  output.write(`\n${results.length} ${what}: ${summary}\n\n${renderTable(reports, output.style)}`);
}
