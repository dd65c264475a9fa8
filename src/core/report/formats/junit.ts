import { escapeMarkup } from './markup.ts';
import { phaseNames } from '../terminal/phase-line.ts';
import type { ReportedHost } from './reported-host.ts';

interface TestCase {
  readonly name: string;
  readonly ms?: number;
  readonly failure?: string;
  readonly skipped?: string;
  /** What stands inside a failure. */
  readonly text?: string;
}

/** Hosts as JUnit XML: one suite for each host, one case for each phase and each expectation. */
export function renderJunit(hosts: readonly ReportedHost[]): string {
  const suites = hosts.map(suiteOf);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rdpdoctor">\n${suites.join('')}</testsuites>\n`;
}

function suiteOf(host: ReportedHost): string {
  const { report } = host;
  const cases = [...phaseCases(host), ...expectedCases(host)];
  const count = (kind: 'failure' | 'skipped') => cases.filter((each) => each[kind] !== undefined).length;
  const seconds = cases.reduce((sum, { ms = 0 }) => sum + ms, 0) / 1_000;
  const head = attributes({
    name: report.target,
    tests: String(cases.length),
    failures: String(count('failure')),
    errors: '0',
    skipped: String(count('skipped')),
    time: seconds.toFixed(3),
    timestamp: report.made.at.slice(0, 19),
    hostname: report.made.from,
  });
  return `  <testsuite ${head}>\n${cases.map((each) => caseXml(report.target, each)).join('')}  </testsuite>\n`;
}

function phaseCases({ report, diagnosis }: ReportedHost): readonly TestCase[] {
  const text = [report.headline, ...report.why].join('\n');
  const rows = report.phases.map(({ phase, state, says, ms, flaw }): TestCase => {
    const base = { name: phaseNames[phase], ...(ms === undefined ? {} : { ms }) };
    if (state === 'notReached' || state === 'notTried') return { ...base, skipped: says };
    if (state === 'died') return { ...base, failure: says, text };
    return flaw === true && diagnosis.outcome !== 'works'
      ? { ...base, failure: report.headline, text }
      : base;
  });
  // Where no phase carries the failure (files alone), the whole is one case.
  const told = rows.some(({ failure }) => failure !== undefined);
  return diagnosis.outcome === 'fails' && !told
    ? [...rows, { name: 'connection as a whole', failure: report.headline, text }]
    : rows;
}

function expectedCases({ expected }: ReportedHost): readonly TestCase[] {
  return expected.map(({ name, is, says }) =>
    is === 'met' ? { name: `expects ${name}` } : { name: `expects ${name}`, failure: says, text: says },
  );
}

function caseXml(host: string, { name, ms, failure, skipped, text }: TestCase): string {
  const head = attributes({ classname: host, name, time: ((ms ?? 0) / 1_000).toFixed(3) });
  if (failure !== undefined)
    return `    <testcase ${head}>\n      <failure ${attributes({ message: failure, type: 'rdpdoctor' })}>${escapeMarkup(text ?? '')}</failure>\n    </testcase>\n`;
  if (skipped !== undefined)
    return `    <testcase ${head}>\n      <skipped ${attributes({ message: skipped })}/>\n    </testcase>\n`;
  return `    <testcase ${head}/>\n`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeMarkup(value)}"`)
    .join(' ');
}
