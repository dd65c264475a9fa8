import { gravestOf } from '../../../app/exit-codes.ts';
import type { Judged } from '../../../app/judge.ts';
import { reportedHost } from '../../../app/reported-host.ts';
import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { renderClients } from '../../../core/report/clients.ts';
import { renderMarkdown } from '../../../core/report/formats/markdown.ts';
import { renderNagios, renderNagiosOfSeveral } from '../../../core/report/formats/nagios.ts';
import type { ReportedHost } from '../../../core/report/formats/reported-host.ts';
import { renderTable } from '../../../core/report/formats/table.ts';
import { renderTerminal } from '../../../core/report/terminal/terminal.ts';
import { renderTicket } from '../../../core/report/formats/ticket.ts';
import type { Output } from '../output.ts';
import { documentOf, jsonOf } from './document-of.ts';
import { formOf, isOneDocument, type FormFlags } from './form.ts';
import { writeHtml } from './html-report.ts';
import { planPreview } from './plan-preview.ts';
import { machineReader, personReading } from './reader.ts';

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
    if (flags.brief === undefined) output.write(renderNagios(reportedHost(judged, machineReader)));
  } else if (form === 'ticket') {
    const { report, exit } = forPerson(judged);
    output.write(renderTicket({ report, exit: { code: exit.code, means: ofCheck(exit.means) } }));
  } else if (form === 'markdown') {
    const { report, expected, known } = forPerson(judged);
    const plan = planPreview(report.target, judged.diagnosis, known, report.made.at);
    output.write(`${renderMarkdown(report, expected)}${plan}\n`);
  } else if (flags.brief === true) {
    output.write(renderTable([reportedHost(judged, machineReader)], output.style));
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
  const { report, known, exit, expected } = forPerson(judged);
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
  const hosts = results.map((judged) => reportedHost(judged, machineReader));
  return renderNagiosOfSeveral(hosts, gravestOf(results.map(({ exit }) => exit)));
}

function summaryOf(results: readonly Judged[], what: string): string {
  const marks = results.map((judged) => reportedHost(judged, machineReader).report.mark);
  const counts = ['healthy', 'degraded', 'blocked', 'unknown'].map(
    (mark) => `${marks.filter((each) => each === mark).length} ${mark}`,
  );
  const unlike = results.filter(({ exit }) => exit === 33).length;
  const told = [...counts, ...(unlike === 0 ? [] : [`${unlike} not as expected`])];
  return `${results.length} ${what}: ${told.join(', ')}`;
}

function forPerson(judged: Judged): ReportedHost {
  return reportedHost(judged, personReading(judged.file, judged.diagnosis));
}
