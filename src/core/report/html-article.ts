import { harmless } from '../bytes/harmless.ts';
import type { CheckReport } from './check-report.ts';
import { pictureSvg } from './handshake-svg.ts';
import { escapeMarkup } from './markup.ts';
import { phaseNames } from './phase-line.ts';
import type { FirstTry, Step } from './steps.ts';
import type { Table } from './tables.ts';

/** The report of one host as an HTML article, for the page and for a file of its own; every text in it is escaped. */
export function renderArticle(report: CheckReport): string {
  const { target, address, headline, because, confidence, mark, picture, told } = report;
  return [
    `<article class="report ${mark}">`,
    `<h2>${text(address === undefined ? target : `${target} (${address})`)}</h2>`,
    `<p class="headline">${text(headline)}${confidence === undefined ? '' : ` <small>${confidence}</small>`}</p>`,
    because === undefined ? '' : `<p>${text(because)}</p>`,
    picture === undefined ? '' : pictureSvg(picture),
    rowsTable(report),
    list('Read', report.read),
    told === undefined ? '' : list('You saw', [told]),
    list('Why', report.why),
    list('What began with the failures', report.began),
    firstSection(report.tryFirst),
    stepsSection(report.doThis),
    list('Next', report.next),
    list('Would not help', report.wouldNotHelp),
    list('Also', report.also),
    list('Set aside', report.setAside),
    list('Watch', report.watch === undefined ? [] : [report.watch]),
    list('Other clients', report.anotherClient === undefined ? [] : [report.anotherClient]),
    list('Perhaps', report.perhaps),
    openSection(report),
    folded('Ruled out', list('', report.ruledOut)),
    ...report.tables.map((table) => folded(table.title, tableHtml(table))),
    folded('Timeline', list('', report.timeline)),
    folded('Sources', references(report.references)),
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function rowsTable({ phases, server }: CheckReport): string {
  const rows = phases.map(({ phase, state, says, ms, flaw, more = [] }) => {
    const time = ms === undefined ? '' : `${Math.round(ms)} ms`;
    const mark = flaw === true ? '!' : marks[state];
    const below = more.map((line) => `<br><small>${text(line)}</small>`).join('');
    return `<tr class="${flaw === true ? 'flawed' : state}"><th>${phaseNames[phase]}</th><td>${mark}</td><td>${text(says)}${below}</td><td>${time}</td></tr>`;
  });
  const itself =
    server === undefined
      ? []
      : [
          `<tr class="${server.flaw ? 'flawed' : 'passed'}"><th>server</th><td>${server.flaw ? '!' : ''}</td><td>${text(server.says)}</td><td></td></tr>`,
        ];
  const all = [...rows, ...itself];
  return all.length === 0 ? '' : `<table class="phases"><tbody>${all.join('')}</tbody></table>`;
}

function firstSection(tries: readonly FirstTry[]): string {
  return tries
    .map(
      ({ because, provenBy, steps }) =>
        `<section class="first"><h3>First: cheap, safe and can be undone; not proven to cure</h3>${stepList(steps)}` +
        `<p>${text(because)}</p>${provenBy === '' ? '' : `<p>Proven by: ${text(provenBy)}</p>`}</section>`,
    )
    .join('');
}

function stepsSection(steps: readonly Step[]): string {
  return steps.length === 0 ? '' : `<h3>Do this</h3>${stepList(steps)}`;
}

function stepList(steps: readonly Step[]): string {
  const items = steps.map(({ title, risk, command, details }) => {
    const drops = risk === 'dropsSessions' ? ' <small>drops sessions</small>' : '';
    const run = command === undefined ? '' : `<br><code>${text(command)}</code>`;
    return `<li>${text(title)}${drops}${run}${details.map((detail) => `<br>${text(detail)}`).join('')}</li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

function openSection({ notKnown }: CheckReport): string {
  return list(
    'Not known',
    notKnown.map(({ question, settledBy }) =>
      settledBy === undefined ? question : `${question}. Settled by: ${settledBy}`,
    ),
  );
}

function tableHtml({ rows }: Table): string {
  const body = rows.map(([name, found]) => `<tr><th>${text(name)}</th><td>${text(found)}</td></tr>`);
  return body.length === 0 ? '' : `<table><tbody>${body.join('')}</tbody></table>`;
}

/** Only what is an address of the web becomes a link. */
function references(all: readonly string[]): string {
  const items = all.map((each) =>
    /^https:\/\/[^\s"'<>]+$/.test(each)
      ? `<li><a href="${text(each)}" rel="noreferrer">${text(each)}</a></li>`
      : `<li>${text(each)}</li>`,
  );
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}

function folded(title: string, inner: string): string {
  return inner === '' ? '' : `<details open="open"><summary>${text(title)}</summary>${inner}</details>`;
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const items = lines.map((line) => `<li>${text(line)}</li>`).join('');
  return `${title === '' ? '' : `<h3>${text(title)}</h3>`}<ul>${items}</ul>`;
}

function text(said: string): string {
  return escapeMarkup(harmless(said));
}

const marks = { passed: '✓', died: '✗', notReached: '·', notTried: '·' } as const;
