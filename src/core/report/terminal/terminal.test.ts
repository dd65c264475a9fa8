import { describe, expect, it } from 'vitest';
import { causes } from '../../causes/causes.ts';
import { observations } from '../../observations/observations.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Diagnosis, Finding } from '../../diagnosis/diagnosis.ts';
import { fact, type CaseFile, type Fact } from '../../facts/case-file.ts';
import { healthy } from '../../facts/healthy.ts';
import type { FactName, FactTypes } from '../../facts/vocabulary.ts';
import { reportOf } from '../check-report.ts';
import { widthOf } from '../layout/display-width.ts';
import { renderMarkdown } from '../formats/markdown.ts';
import { renderTable } from '../formats/table.ts';
import { renderTerminal } from './terminal.ts';
import type { TerminalStyle } from '../layout/terminal-style.ts';

const plain: TerminalStyle = { width: 80, colour: false, ascii: false, all: false };
const closing = { saved: 'srv01.case.json', exit: { code: 20, means: 'dies in negotiation' } };

function caseOf(facts: Partial<FactTypes> = {}, unknown: readonly FactName[] = []): CaseFile {
  const source = { by: 'example', from: 'srv01', at: '2026-09-01T12:00:00.000Z' };
  const named = Object.entries({ ...healthy, ...facts }).filter(
    ([name]) => !unknown.includes(name as FactName),
  );
  return {
    format: 2,
    target: 'srv01.corp.example:3389',
    facts: named.map(([name, value]): Fact => fact(name as FactName, value, source)),
    gaps: [],
  };
}

/** Without line ends and blanks, so that wrapping does not matter. */
const flat = (text: string) => text.replace(/\s+/g, '');

const reportFor = (file: CaseFile) => reportOf(file, diagnose(file, causes));
const examples = [...causes, ...observations].flatMap(({ id, examples: list }) =>
  list.map((example) => ({ id, name: example.name, file: caseOf(example.facts, example.unknown) })),
);
const reports = examples.map(({ id, name, file }) => ({ name: `${id}: ${name}`, report: reportFor(file) }));

describe('the report of every example of every cause', () => {
  it('has about thirty lines, none wider than the terminal', () => {
    const lengths: number[] = [];
    for (const { name, report } of reports) {
      for (const width of [60, 80, 120]) {
        const lines = renderTerminal(report, { ...plain, width }, closing)
          .trimEnd()
          .split('\n');
        if (width === 80) lengths.push(lines.length);
        const wide = lines.filter((line) => widthOf(line) > width && !/\S{36,}/.test(line));
        expect(wide, `${name} at ${width}`).toEqual([]);
      }
    }
    const sorted = lengths.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(36);
    expect(sorted.at(-1)).toBeLessThanOrEqual(48);
  });

  it('never cuts what to do', () => {
    for (const { name, report } of reports) {
      for (const width of [60, 80]) {
        const text = flat(renderTerminal(report, { ...plain, width }, closing));
        const steps = [...report.tryFirst.flatMap((first) => first.steps), ...report.doThis];
        for (const { title, details, command } of steps)
          for (const said of [title, ...details, ...(command === undefined ? [] : [command])])
            expect(text, name).toContain(flat(said));
      }
    }
  });

  it('needs only ASCII where the terminal has no more', () => {
    for (const { name, report } of reports) {
      const text = renderTerminal(report, { ...plain, ascii: true }, closing);
      expect(/^[\n\x20-\x7e]*$/.test(text), name).toBe(true);
    }
  });

  it('says the headline, whatever the format', () => {
    for (const { report } of reports.slice(0, 40)) {
      const start = report.headline.slice(0, 20);
      expect(renderTerminal(report, plain)).toContain(start);
      expect(renderMarkdown(report).replaceAll('\\', '')).toContain(start);
    }
  });
});

describe('a report', () => {
  it('repeats in words what colour says', () => {
    const report = reportFor(caseOf());
    const coloured = renderTerminal(report, { ...plain, colour: true }, closing);
    expect(coloured).toContain('\u001B[');
    expect(coloured.replace(/\u001B\[\d*m/g, '')).toBe(renderTerminal(report, plain, closing));
  });

  it('tells the status that the server gave once, not as proof and as symptom', () => {
    for (const { name, report } of reports) {
      const told = report.why.map((line) => /^([^:]+): .*\b(0x[0-9A-F]{8})\b/.exec(line)?.slice(1).join(' '));
      const codes = told.filter((each) => each !== undefined);
      expect(codes.length, `${name}: ${codes.join()}`).toBe(new Set(codes).size);
    }
  });

  it('lets no host steer the terminal', () => {
    const portSpeech = { protocol: 'ssh', banner: '\u001B]0;owned\u0007\u001B[2J' } as const;
    const rdpNegotiation = {
      outcome: 'malformed',
      problem: { code: 'other', params: { told: 'x\u001B[31m' } },
    } as const;
    const text = renderTerminal(reportFor(caseOf({ portSpeech, rdpNegotiation })), plain, closing);
    expect(text).not.toContain('\u001B');
    expect(text).not.toContain('\u0007');
  });

  it('shows several hosts in one table', () => {
    const table = renderTable(
      [reportFor(caseOf()), reports[0]!.report].map((report) => ({ report, expected: [] })),
      plain,
    );
    expect(table.trimEnd().split('\n')).toHaveLength(2);
    expect(table).toContain('srv01.corp.example:3389');
  });

  it('compares what the person saw', () => {
    const found = reports.find(({ name }) => name.startsWith('refused-port'))!;
    expect(found.report.mark).toBe('blocked');
  });
});

describe('the parts of a report', () => {
  const finding: Finding = {
    is: 'observation',
    id: 'expired-certificate',
    title: 'The certificate ended',
    phase: 'certificate',
    impact: 'degrades',
    relevance: 'fits',
    evidence: [],
    explanation: 'It ended.',
    remedies: [
      {
        title: 'Make a new one',
        on: 'server',
        risk: 'none',
        actions: [{ kind: 'byHand', steps: ['Restart the service.'] }],
      },
    ],
    worthTrying: { because: 'It may be the reason.', provenBy: 'event 1057' },
    wouldNotHelp: [],
    dialogs: [],
    references: ['https://learn.microsoft.com/x'],
  };
  const diagnosis: Diagnosis = {
    ...diagnose(caseOf(), causes),
    outcome: 'disturbed',
    headline: 'The certificate ended.',
    lead: finding,
    symptoms: [],
    also: [],
    contradicted: [{ ...finding, is: 'cause', id: 'stopped-service', title: 'The service does not run' }],
    tryFirst: [finding],
    told: { saw: '0x904 / 0x7', fit: 'fits', says: 'it has been seen with this' },
  };
  const text = renderTerminal(reportOf(caseOf(), diagnosis, { version: '0.0.0' }), plain, closing);

  it.each([
    /^srv01\.corp\.example:3389 \(192\.0\.2\.11\)\n {2}from srv01 \(192\.0\.2\.77\), 2026-09-01 12:00 UTC, rdpdoctor 0\.0\.0/,
    /certificate +! /,
    /server +· calls itself [\s\S]{1,80}Windows\s+Server\s+2022\s+\(build\s+20348\)/,
    /You saw +0x904 \/ 0x7: it has been seen with this/,
    /First +Make a new one\n +Restart the service\.\n +Cheap, safe and can be undone; not proven to cure\. It may be\s+the reason\.\n +Proven by: event 1057/,
    /Set aside +The service does not run/,
  ])('%s', (says) => {
    expect(text).toMatch(says);
  });

  it('what is worth trying first is not repeated under what to do', () => {
    expect(text).not.toContain('Do this');
    expect(text.split('Make a new one')).toHaveLength(2);
  });

  it('prints sources, tables and everything ruled out only when all is asked for', () => {
    const report = reportOf(caseOf(), diagnosis);
    const all = renderTerminal(report, { ...plain, all: true }, closing);
    for (const said of ['https://learn.microsoft.com/x', 'TLS versions', 'Cipher suites', 'SHA-256']) {
      expect(all).toContain(said);
    }
    expect(text).not.toContain('https://learn.microsoft.com/x');
  });

  it('asks nobody who cannot answer, and a healthy report names a next step', () => {
    const healthyReport = reportFor(caseOf());
    expect(healthyReport.mark).toBe('healthy');
    expect(healthyReport.next.length).toBeGreaterThan(0);
    expect(healthyReport.notKnown.some(({ settledBy }) => settledBy?.includes('--other-path'))).toBe(false);
  });
});
