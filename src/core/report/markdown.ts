import type { CheckReport } from './check-report.ts';
import { phaseNames } from './terminal.ts';
import { harmless } from '../bytes/harmless.ts';

/** The report of one host as Markdown, for a ticket or a chat. */
export function renderMarkdown(report: CheckReport): string {
  const { target, address, headline, because, confidence } = report;
  const sections = [
    `## ${plain(address === undefined ? target : `${target} (${address})`)}`,
    `**${plain(headline)}**${confidence === undefined ? '' : ` (${confidence})`}`,
    because === undefined ? '' : plain(because),
    phaseTable(report),
    list('Why', report.why),
    list('Also', report.also),
    list('Perhaps', report.perhaps),
    list('Timeline', report.timeline),
    report.watch === undefined ? '' : list('Watch', [report.watch]),
    report.anotherClient === undefined ? '' : list('Other clients', [report.anotherClient]),
    report.ruledOut.length === 0 ? '' : `### Ruled out\n\n${plain(report.ruledOut.join(' · '))}`,
    list(
      'Not known',
      report.notKnown.map(({ question, settledBy }) =>
        settledBy === undefined ? question : `${question}. Settled by: ${settledBy}`,
      ),
    ),
    steps(report),
    list('Would not help', report.wouldNotHelp),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function phaseTable({ phases }: CheckReport): string {
  if (phases.length === 0) return '';
  const rows = phases.map(({ phase, state, says, ms }) => {
    const time = ms === undefined ? '' : `${Math.round(ms)} ms`;
    return `| ${phaseNames[phase]} | ${states[state]} | ${plain(says)} | ${time} |`;
  });
  return ['| phase | | what happened | time |', '|---|---|---|---|', ...rows].join('\n');
}

const states = { passed: '✓', died: '✗', notReached: '·', notTried: '·' } as const;

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `### ${title}\n\n${lines.map((line) => `- ${plain(line)}`).join('\n')}`;
}

function steps({ doThis }: CheckReport): string {
  if (doThis.length === 0) return '';
  const lines = doThis.flatMap(({ title, details, command }, i) => [
    `${i + 1}. ${plain(title)}`,
    ...details.map((detail) => `   - ${plain(detail)}`),
    ...(command === undefined ? [] : [`   - \`${command.replaceAll('`', "'")}\``]),
  ]);
  return `### Do this\n\n${lines.join('\n')}`;
}

/** Text that came from a host must not become markup. */
function plain(text: string): string {
  return harmless(text).replace(/([\\`*_[\]<>|#])/g, '\\$1');
}
