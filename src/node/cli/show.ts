import { harmlessJson } from '../../core/bytes/harmless.ts';
import { latest } from '../../core/facts/case-file.ts';
import { reportOf, type Reader } from '../../core/report/check-report.ts';
import { renderClients } from '../../core/report/clients.ts';
import { renderCsv } from '../../core/report/csv.ts';
import { reportJson } from '../../core/report/json.ts';
import { renderJunit } from '../../core/report/junit.ts';
import { renderMarkdown } from '../../core/report/markdown.ts';
import { renderNagios, renderNagiosOfSeveral } from '../../core/report/nagios.ts';
import { renderOpenMetrics } from '../../core/report/openmetrics.ts';
import type { ReportedHost } from '../../core/report/reported-host.ts';
import { sarifOf } from '../../core/report/sarif.ts';
import { renderTable } from '../../core/report/table.ts';
import { renderTerminal } from '../../core/report/terminal.ts';
import { renderTicket } from '../../core/report/ticket.ts';
import { renderHtml } from '../../web/report.ts';
import { sheetOf } from '../../web/sheet/sheet.ts';
import { writePrivate } from '../files/private-file.ts';
import { exitCodes, gravestOf } from '../../app/exit-codes.ts';
import { knownOf, type Judged } from '../../app/judge.ts';
import { formOf, isOneDocument, type FormFlags } from './form.ts';
import type { Output } from './output.ts';
import { planPreview } from './plan-preview.ts';
import { machineReader, personReading } from './reader.ts';
import { readReportStyle } from './report-style.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

/** In which form results are wanted. */
export interface ShowFlags extends FormFlags {
  /** One line instead of a report. */
  readonly brief?: boolean;
  readonly all?: boolean;
  readonly deep?: boolean;
  /** A file for the report as a page of its own, beside what is printed. */
  readonly html?: string;
}

/** Shows one result in the form that was asked for. */
export function showOne(judged: Judged, flags: ShowFlags, output: Output, saved?: string): void {
  const form = formOf(flags);
  if (form === 'json') {
    output.write(`${harmlessJson(jsonOf(judged, flags), 2)}\n`);
  } else if (isOneDocument(flags)) {
    output.write(documentOf([judged], flags));
  } else if (form === 'ndjson') {
    output.write(`${harmlessJson(jsonOf(judged, flags))}\n`);
  } else if (form === 'nagios') {
    // Several are one plugin: its first line has to have the state that it ends with.
    if (flags.brief === undefined) output.write(renderNagios(hostOf(judged)));
  } else if (form === 'ticket') {
    const { report, exit } = hostOf(judged, personReading(judged.file, judged.diagnosis));
    output.write(renderTicket({ report, exit: { code: exit.code, means: ofCheck(exit.means) } }));
  } else if (form === 'markdown') {
    const { report, expected, known } = hostOf(judged, personReading(judged.file, judged.diagnosis));
    const plan = planPreview(report.target, judged.diagnosis, known, report.made.at);
    output.write(`${renderMarkdown(report, expected)}${plan}\n`);
  } else if (flags.brief === true) {
    output.write(renderTable([hostOf(judged)], output.style));
  } else {
    showReport(judged, flags, output, saved);
  }
  if (flags.html !== undefined) writeHtml(flags.html, [judged]);
}

/** Shows several results at the end: the sum of them, or the one document they make together. */
export function showCases(
  results: readonly Judged[],
  flags: ShowFlags,
  output: Output,
  what = 'hosts',
): void {
  if (isOneDocument(flags)) output.write(documentOf(results, flags));
  else if (formOf(flags) === 'terminal') output.write(`\n${summaryOf(results, what)}\n`);
  else if (formOf(flags) === 'nagios') output.write(nagiosOf(results));
  if (flags.html !== undefined) writeHtml(flags.html, results);
}

function showReport(judged: Judged, flags: ShowFlags, output: Output, saved: string | undefined): void {
  const { report, known, exit, expected } = hostOf(judged, personReading(judged.file, judged.diagnosis));
  const closing = {
    exit: { code: exit.code, means: ofCheck(exit.means) },
    expected,
    tables: flags.deep === true,
    ...(saved === undefined ? {} : { saved }),
    ...(output.style.all ? { clients: renderClients(known, output.style.width - 2) } : {}),
  };
  output.write(renderTerminal(report, output.style, closing));
}

/** What an exit code means after a check; code 0 has a second meaning for other commands. */
function ofCheck(means: string): string {
  return means.replace(/; or done, .*/, '');
}

function nagiosOf(results: readonly Judged[]): string {
  const hosts = results.map((judged) => hostOf(judged));
  return renderNagiosOfSeveral(hosts, gravestOf(results.map(({ exit }) => exit)));
}

function summaryOf(results: readonly Judged[], what: string): string {
  const marks = results.map((judged) => hostOf(judged).report.mark);
  const counts = ['healthy', 'degraded', 'blocked', 'unknown'].map(
    (mark) => `${marks.filter((each) => each === mark).length} ${mark}`,
  );
  const unlike = results.filter(({ exit }) => exit === 33).length;
  return `${results.length} ${what}: ${[...counts, ...(unlike === 0 ? [] : [`${unlike} not as expected`])].join(', ')}`;
}

/** Several results as the one document that was asked for. */
export function documentOf(results: readonly Judged[], flags: ShowFlags): string {
  const hosts = () => results.map((judged) => hostOf(judged));
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

function jsonOf(judged: Judged, flags: ShowFlags): unknown {
  const { report, diagnosis, exit, expected } = hostOf(judged);
  return reportJson(report, diagnosis, judged.file, exit, flags.all === true, expected);
}

function hostOf({ file, diagnosis, exit, expected }: Judged, reader: Reader = machineReader): ReportedHost {
  return {
    report: reportOf(file, diagnosis, reader),
    diagnosis,
    known: knownOf(file),
    exit: { code: exit, means: exitCodes[exit] },
    expected,
  };
}

function writeHtml(path: string, results: readonly Judged[]): void {
  const sheets = results.map(({ file, diagnosis }) => {
    const reader = personReading(file, diagnosis);
    // A preview has no name to undo by: `fix` gives one when it makes the plan.
    const createdAt = latest(file.facts).clockHere?.value ?? file.facts.at(-1)?.source.at ?? '';
    return sheetOf(file, diagnosis, reader, { id: 'preview', createdAt });
  });
  const { problem } = writePrivate(path, renderHtml(sheets, readReportStyle()));
  if (problem !== undefined) throw new UsageError(`--html ${problem}`, 3);
}
