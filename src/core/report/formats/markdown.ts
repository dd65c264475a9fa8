import { minuteOf } from '../../facts/time.ts';
import type { CheckReport } from '../check-report.ts';
import type { Expected } from '../expectation.ts';
import { pictureLine } from '../handshake-picture.ts';
import { phaseNames } from '../terminal/phase-line.ts';
import type { Step } from '../steps.ts';
import type { Table } from '../tables.ts';
import { harmless } from '../../bytes/harmless.ts';

/** The report of one host as Markdown, for a ticket or a chat: headings, tables, steps with their commands. */
export function renderMarkdown(report: CheckReport, expected: readonly Expected[] = []): string {
  const { target, address, headline, because, confidence, picture, told } = report;
  const sections = [
    `## ${plain(address === undefined ? target : `${target} (${address})`)}`,
    madeLine(report),
    `**${plain(headline)}**${confidence === undefined ? '' : ` (${confidence})`}`,
    because === undefined ? '' : plain(because),
    picture === undefined ? '' : plain(pictureLine(picture)),
    phaseTable(report),
    list('Read', report.read),
    expectedTable(expected),
    list('You saw', told === undefined ? [] : [told]),
    list('Why', report.why),
    list('What began with the failures', report.began),
    firstSection(report),
    stepsSection('Do this', report.doThis),
    list('Next', report.next),
    list('Would not help', report.wouldNotHelp),
    list('Also', report.also),
    list('Set aside', report.setAside),
    list('Perhaps', report.perhaps),
    list('Timeline', report.timeline),
    list('Watch', report.watch === undefined ? [] : [report.watch]),
    list('Other clients', report.anotherClient === undefined ? [] : [report.anotherClient]),
    list('Ruled out', shortList(report.ruledOut)),
    list(
      'Not known',
      report.notKnown.map(({ question, settledBy }) =>
        settledBy === undefined ? question : `${question}. Settled by: ${settledBy}`,
      ),
    ),
    ...report.tables.map(measuredTable),
    sources(report.references),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function madeLine({ made }: CheckReport): string {
  const from =
    made.from === '' ? '' : `from ${made.from}${made.address === undefined ? '' : ` (${made.address})`}`;
  const when = made.at === '' ? '' : minuteOf(made.at);
  const version = made.version === undefined ? '' : `rdpdoctor ${made.version}`;
  return plain([from, when, version].filter((part) => part !== '').join(', '));
}

function phaseTable({ phases, server }: CheckReport): string {
  const rows = phases.map(({ phase, state, says, ms, flaw, more = [] }) => {
    const time = ms === undefined ? '' : `${Math.round(ms)} ms`;
    const said = [says, ...more].map(plain).join('<br>');
    return `| ${phaseNames[phase]} | ${flaw === true ? '!' : states[state]} | ${said} | ${time} |`;
  });
  const itself =
    server === undefined ? [] : [`| server | ${server.flaw ? '!' : ''} | ${plain(server.says)} | |`];
  const all = [...rows, ...itself];
  return all.length === 0
    ? ''
    : ['| phase | | what happened | time |', '|---|---|---|---|', ...all].join('\n');
}

const states = { passed: '✓', died: '✗', notReached: '·', notTried: '·' } as const;

function expectedTable(expected: readonly Expected[]): string {
  if (expected.length === 0) return '';
  const rows = expected.map(({ name, is, says }) => `| ${plain(name)} | ${is} | ${plain(says)} |`);
  return ['### Expected', '', '| expected | | measured |', '|---|---|---|', ...rows].join('\n');
}

function measuredTable({ title, rows }: Table): string {
  const lines = rows.map(([name, found]) => `| ${plain(name)} | ${plain(found)} |`);
  return [`### ${plain(title)}`, '', '| | |', '|---|---|', ...lines].join('\n');
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `### ${title}\n\n${lines.map((line) => `- ${plain(line)}`).join('\n')}`;
}

/** A ticket needs the nearest few; --json and --html have them all. */
function shortList(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_RULED_OUT;
  return more > 1 ? [...lines.slice(0, MOST_RULED_OUT), `and ${more} more`] : lines;
}

function sources(references: readonly string[]): string {
  if (references.length === 0) return '';
  const lines = references.map((each) =>
    /^https:\/\/[^\s<>]+$/.test(each) ? `- <${each}>` : `- ${plain(each)}`,
  );
  return `### Sources\n\n${lines.join('\n')}`;
}

const MOST_RULED_OUT = 6;

function firstSection({ tryFirst }: CheckReport): string {
  return tryFirst
    .map(({ because, provenBy, steps }) =>
      [
        stepsSection('First: cheap, safe and can be undone; not proven to cure', steps),
        plain(because),
        provenBy === '' ? '' : `Proven by: ${plain(provenBy)}`,
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    )
    .join('\n\n');
}

function stepsSection(title: string, steps: readonly Step[]): string {
  if (steps.length === 0) return '';
  const lines = steps.flatMap(({ title: what, risk, details, command }, i) => [
    `${i + 1}. ${plain(what)}${risk === 'dropsSessions' ? ' (drops sessions)' : ''}`,
    ...details.map((detail) => `   - ${plain(detail)}`),
    ...(command === undefined ? [] : [`   - \`${code(command)}\``]),
  ]);
  return `### ${title}\n\n${lines.join('\n')}`;
}

/** Between backticks; some readers of Markdown take tags even there. */
function code(text: string): string {
  return harmless(text).replaceAll('`', "'").replace(/[<>]/g, '?');
}

/** Text that came from a host must not become markup. */
function plain(text: string): string {
  return harmless(text).replace(/([\\`*_[\]<>|#])/g, '\\$1');
}
