import { expect, it } from 'vitest';
import { z } from 'zod';
import { causes } from '../../causes/causes.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { fact, type CaseFile, type Fact } from '../../facts/case-file.ts';
import { healthy } from '../../facts/healthy.ts';
import type { FactName, FactTypes } from '../../facts/vocabulary.ts';
import { observations } from '../../observations/observations.ts';
import { reportOf } from '../check-report.ts';
import { renderCsv } from './csv.ts';
import { expectedOf, parseExpectations } from '../expectation.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { nagiosState, renderNagios, renderNagiosOfSeveral } from './nagios.ts';
import { renderOpenMetrics } from './openmetrics.ts';
import type { ReportedHost } from './reported-host.ts';
import { sarifOf } from './sarif.ts';
import { renderTable } from './table.ts';
import { renderTicket } from './ticket.ts';

const hostile = '<b>"x"</b>|=cmd`_*#\u001B[31m\u0000';

function hostOf(facts: Partial<FactTypes> = {}, target = 'srv01.corp.example:3389'): ReportedHost {
  const source = { by: 'example', from: 'nb17', at: '2026-09-01T12:00:00.000Z' };
  const known = { ...healthy, clockHere: source.at, ...facts };
  const file: CaseFile = {
    format: 2,
    target,
    facts: Object.entries(known).map(([name, value]): Fact => fact(name as FactName, value, source)),
    gaps: [],
  };
  const diagnosis = diagnose(file, causes);
  const wanted = parseExpectations('tls1.2+,nla,cert>30d,name,trusted');
  if ('problem' in wanted) throw new Error(wanted.problem);
  return {
    report: reportOf(file, diagnosis, { version: '0.0.0' }),
    diagnosis,
    known,
    exit: { code: diagnosis.outcome === 'fails' ? 21 : 0, means: 'as it ended' },
    expected: expectedOf(wanted, known),
  };
}

const examples = [...causes, ...observations].flatMap(({ examples: list }) =>
  list.map(({ facts }) => hostOf(facts)),
);
const hosts = [
  ...examples,
  hostOf({ portSpeech: { protocol: 'ssh', banner: hostile }, ntlmIdentity: { computer: hostile } }, hostile),
];

it('CSV has as many cells in each row as in the first, and no cell that is a formula', () => {
  const rows = cellsOf(renderCsv(hosts));
  expect(rows).toHaveLength(hosts.length + 1);
  for (const row of rows) expect(row).toHaveLength(rows[0]!.length);
  expect(rows.flat().filter((cell) => /^(=|\+|@|-(?!\d))/.test(cell))).toEqual([]);
  expect(cellsOf(renderCsv([hostOf({ portSpeech: { protocol: 'rdp' } }, '=1+1')]))[1]![0]).toBe("'=1+1");
});

it('CSV names a phase and a finding only of hosts with something to mend', () => {
  const address = {
    nameResolution: { ...healthy.nameResolution, kind: 'ipv4', outcome: 'literal' },
    nameMatch: { ...healthy.nameMatch, matches: false },
  } as const;
  const [header = [], row = []] = cellsOf(renderCsv([hostOf(address, '192.0.2.11:3389')]));
  const cell = (name: string) => row[header.indexOf(name)];
  expect(hostOf(address, '192.0.2.11:3389').diagnosis.lead?.impact).toBe('informs');
  expect(['outcome', 'phase', 'finding', 'confidence'].map(cell)).toEqual(['works', '', '', '']);
});

it('JUnit is XML whose counts are those of its cases', () => {
  const suites = elementsOf(renderJunit(hosts)).filter(({ name }) => name === 'testsuite');
  expect(suites).toHaveLength(hosts.length);
  for (const { attributes, children } of suites) {
    const failed = children.filter((each) => each.children.some(({ name }) => name === 'failure'));
    const skipped = children.filter((each) => each.children.some(({ name }) => name === 'skipped'));
    expect([attributes['tests'], attributes['failures'], attributes['skipped']].map(Number)).toEqual([
      children.length,
      failed.length,
      skipped.length,
    ]);
  }
});

it('JUnit fails where the connection fails or something is not as expected', () => {
  for (const host of hosts) {
    const fails = host.diagnosis.outcome === 'fails' || host.expected.some(({ is }) => is !== 'met');
    expect(renderJunit([host]).includes('<failure ')).toBe(fails || host.diagnosis.outcome !== 'works');
  }
});

it('SARIF has the properties of 2.1.0, and every result the rule it names', () => {
  const sarif = sarifLog.parse(JSON.parse(JSON.stringify(sarifOf(hosts, '0.0.0'))));
  const [run] = sarif.runs;
  expect(run!.results.length).toBeGreaterThan(50);
  for (const { ruleId, ruleIndex } of run!.results)
    expect(run!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
});

it('OpenMetrics follows its grammar: a family after its TYPE, no family twice, # EOF last', () => {
  const lines = renderOpenMetrics(hosts).split('\n');
  expect(lines.slice(-2)).toEqual(['# EOF', '']);
  const families = new Set<string>();
  let family = '';
  for (const line of lines.slice(0, -2)) {
    const meta = /^# (TYPE|UNIT|HELP) ([a-z_]+) (.+)$/.exec(line);
    if (meta?.[1] === 'TYPE') {
      family = meta[2]!;
      expect(families.has(family), line).toBe(false);
      families.add(family);
    }
    if (meta) expect(meta[2], line).toBe(family);
    else expect(line).toMatch(sample);
    if (!meta) expect(line.startsWith(`${family}{`), line).toBe(true);
    if (meta?.[1] === 'UNIT') expect(family.endsWith(`_${meta[3]}`), line).toBe(true);
  }
});

it('Nagios gets one line with valid performance data, and never a bar in the text', () => {
  for (const host of hosts) {
    const [first = '', ...long] = renderNagios(host).trimEnd().split('\n');
    const [text = '', data, ...more] = first.split(' | ');
    expect(more).toEqual([]);
    expect(text).toMatch(/^RDP (OK|WARNING|CRITICAL|UNKNOWN) - /);
    for (const each of data?.split(/ (?=')/) ?? [])
      expect(each).toMatch(/^'[a-z_-]+'=-?\d+(\.\d+)?(ms|s)?(;;;0)?$/);
    expect(long.join('')).not.toContain('|');
  }
});

it('a ticket has eight lines', () => {
  for (const host of hosts) expect(renderTicket(host).trimEnd().split('\n')).toHaveLength(8);
});

it('Markdown lets no host make markup', () => {
  const text = renderMarkdown(hosts.at(-1)!.report, hosts.at(-1)!.expected);
  expect(text).not.toContain('<b>');
  expect(text).not.toContain('\u001B');
  expect(text).toContain('### Expected');
});

const sample =
  /^[a-z_]+\{[a-z_]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*\} -?\d+(?:\.\d+)?$/;

const level = z.enum(['none', 'note', 'warning', 'error']);
const message = z.strictObject({ text: z.string().min(1) });
/** Written from the SARIF 2.1.0 schema of OASIS, for the properties in use: unknown ones are errors. */
const sarifLog = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          version: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string().regex(/^[a-z0-9-]+$/),
              name: z.string().regex(/^[A-Z][A-Za-z0-9]*$/),
              shortDescription: message,
              fullDescription: message,
              defaultConfiguration: z.strictObject({ level }),
              helpUri: z.url().optional(),
              properties: z.looseObject({ tags: z.array(z.string()) }),
            }),
          ),
        }),
      }),
      invocations: z.array(z.strictObject({ executionSuccessful: z.boolean() })),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.number().int().nonnegative(),
          level,
          message,
          locations: z.array(
            z.strictObject({
              logicalLocations: z.array(z.strictObject({ name: z.string(), kind: z.string() })),
            }),
          ),
          partialFingerprints: z.record(z.string(), z.string()),
          properties: z.looseObject({}),
        }),
      ),
    }),
  ),
});

/** Cells by RFC 4180. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  expect(csv.endsWith('\r\n')).toBe(true);
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/y;
  for (let match = cell.exec(csv); match !== null; match = cell.exec(csv)) {
    rows.at(-1)!.push(match[1]!.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"'));
    if (match[2] === '\r\n') rows.push([]);
    if (cell.lastIndex === csv.length) break;
  }
  return rows.slice(0, -1);
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

/** Every element of an XML text, the outermost first; throws where it is not well formed. */
function elementsOf(xml: string): readonly Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const token = /<\?xml[^?]*\?>|<(\/?)([A-Za-z][\w-]*)((?:\s+[A-Za-z-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;
  let at = 0;
  for (let match = token.exec(xml); match !== null; match = token.exec(xml)) {
    at = token.lastIndex;
    const [whole, closing, name, attributes = '', empty] = match;
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!#\d+;)/.test(whole)) throw new Error(whole);
    if (name === undefined) continue;
    if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`${name} is closed and was not open`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([A-Za-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]);
    const element = { name, attributes: Object.fromEntries(pairs), children: [] };
    all.push(element);
    open.at(-1)?.children.push(element);
    if (empty !== '/') open.push(element);
  }
  expect(xml.slice(at, at + 40)).toBe('');
  expect(open).toEqual([]);
  return all;
}

it('several hosts are one plugin whose first line has the state that it ends with, the worst host first', () => {
  const well = { ...hostOf(), exit: { code: 0, means: '' }, expected: [] };
  const dead = { ...hostOf({}, 'srv02'), exit: { code: 21, means: '' }, expected: [] };
  const old = { ...hostOf({}, 'srv03'), exit: { code: 30, means: '' }, expected: [] };
  const lines = renderNagiosOfSeveral([well, old, dead], 21).split('\n');
  expect(lines[0]).toBe('RDP CRITICAL - 3 hosts: 1 CRITICAL, 1 WARNING, 1 OK (exit 21)');
  expect(lines.slice(1, 4).map((line) => line.split(' - ')[0])).toEqual(['CRITICAL', 'WARNING', 'OK']);
  for (const [code, state] of [
    [0, 'OK'],
    [30, 'WARNING'],
    [40, 'UNKNOWN'],
  ] as const)
    expect([nagiosState(code), renderNagiosOfSeveral([well], code)]).toEqual([
      ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'].indexOf(state),
      expect.stringMatching(new RegExp(`^RDP ${state} - `)),
    ]);
});

it('a line of several says what is not as expected where the host connects', () => {
  const host = hostOf();
  const unlike = { ...host, expected: [{ name: 'trusted', is: 'unmet', says: 'not trusted here' }] as const };
  const style = { colour: false, ascii: false, width: 100, all: false };
  expect(renderTable([unlike], style)).toMatch(/! .*unlike .*not as expected: trusted: not trusted here/);
  expect(renderTable([{ ...host, expected: [] }], style)).not.toMatch(/not as expected/);
});
