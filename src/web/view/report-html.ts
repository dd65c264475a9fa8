import type { CheckReport } from '../../core/report/check-report.ts';
import { phaseNames } from '../../core/report/terminal.ts';

/** The report of one host as HTML, for the page and for mail; every text in it is escaped. */
export function renderHtml(report: CheckReport): string {
  const { target, address, headline, because, confidence, mark } = report;
  return [
    `<article class="report ${mark}">`,
    `<h2>${escapeHtml(address === undefined ? target : `${target} (${address})`)}</h2>`,
    `<p class="headline">${escapeHtml(headline)}${confidence === undefined ? '' : ` <small>${confidence}</small>`}</p>`,
    because === undefined ? '' : `<p>${escapeHtml(because)}</p>`,
    phaseTable(report),
    list('Why', report.why),
    list('Also', report.also),
    list('Perhaps', report.perhaps),
    list(
      'Do this',
      report.doThis.map(({ title, details, command }) =>
        [title, ...details, ...(command === undefined ? [] : [command])].join(' — '),
      ),
    ),
    list(
      'Not known',
      report.notKnown.map(({ question, settledBy }) =>
        settledBy === undefined ? question : `${question}. Settled by: ${settledBy}`,
      ),
    ),
    list('Would not help', report.wouldNotHelp),
    report.ruledOut.length === 0 ? '' : `<h3>Ruled out</h3><p>${escapeHtml(report.ruledOut.join(' · '))}</p>`,
    '</article>',
  ].join('\n');
}

/** Text that came from a host or a file must not become markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function phaseTable({ phases }: CheckReport): string {
  if (phases.length === 0) return '';
  const rows = phases.map(({ phase, state, says, ms }) => {
    const time = ms === undefined ? '' : `${Math.round(ms)} ms`;
    return `<tr class="${state}"><th>${phaseNames[phase]}</th><td>${marks[state]}</td><td>${escapeHtml(says)}</td><td>${time}</td></tr>`;
  });
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<h3>${title}</h3><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
}

const marks = { passed: '✓', died: '✗', notReached: '·', notTried: '·' } as const;
