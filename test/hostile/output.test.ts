import { expect, it } from 'vitest';
import { outputOf } from '../../src/node/cli/output.ts';
import { renderEventText } from '../../src/core/evidence/evtx/event-text.ts';
import { renderMarkdown } from '../../src/core/report/formats/markdown.ts';
import { renderTerminal } from '../../src/core/report/terminal/terminal.ts';
import { renderLint } from '../../src/core/report/lint.ts';
import { renderExplanation } from '../../src/core/report/explain.ts';
import { explainText } from '../../src/core/explain/explain-text.ts';
import { reportOf } from '../../src/core/report/check-report.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { causes } from '../../src/core/causes/causes.ts';
import { readCaseFile } from '../../src/core/facts/case-file.ts';
import { lintRdpFile } from '../../src/core/evidence/rdp-file/lint.ts';
import { readRdpFile } from '../../src/core/evidence/rdp-file/settings.ts';
import { toUtf8 } from '../../src/core/bytes/text.ts';

const evil = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\u2066\u200f\u2028x';
const steers = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

/** What a person sees of a text, by way of the program's output. */
function shown(text: string): string {
  let seen = '';
  const stream = { write: (piece: string) => (seen += piece) };
  const output = outputOf(stream, stream, {}, true);
  output.write(text);
  output.note(text);
  return seen;
}

/** Every text of a case, with something dangerous in it where the shape of facts allows that. */
function poisoned(): Parameters<typeof reportOf>[0] {
  const source = { by: 'probe', from: `srv${evil}`, at: '2026-09-01T12:00:00.000Z' };
  const facts = causes.flatMap(({ examples }) =>
    Object.entries(examples[0]?.facts ?? {}).flatMap(([name, value]) => {
      const fact = { name, value: withEvil(value), source };
      return 'problem' in readCaseFile(caseOf([fact], 'x')) ? [{ name, value, source }] : [fact];
    }),
  );
  const file = readCaseFile(caseOf(facts, `srv01${evil}`));
  if ('problem' in file) throw new Error(file.problem);
  return file;
}

function caseOf(facts: readonly unknown[], target: string): string {
  const gap = {
    name: 'rdpUdp',
    reason: 'not reachable',
    detail: { code: 'other', params: { told: `no answer${evil}` } },
  };
  return JSON.stringify({ format: 2, target, facts, gaps: [gap] });
}

function withEvil(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-/.test(value) ? value : `${value}${evil}`;
  if (Array.isArray(value)) return value.map(withEvil);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withEvil(one)]));
}

const style = { width: 80, colour: false, ascii: false, all: true };

it.each<[string, () => string]>([
  ['report at the terminal', () => renderTerminal(reportOf(poisoned(), diagnose(poisoned(), causes)), style)],
  ['report in Markdown', () => renderMarkdown(reportOf(poisoned(), diagnose(poisoned(), causes)))],
  [
    'event',
    () =>
      renderEventText({
        recordId: 1,
        time: evil,
        provider: evil,
        eventId: 1,
        channel: evil,
        computer: evil,
        data: [{ name: evil, text: evil }],
        message: evil,
        recovered: false,
      }),
  ],
])('%s holds nothing that steers a terminal', (_, render) => {
  expect(render()).not.toMatch(steers);
});

it.each<[string, () => string]>([
  ['note', () => `not by ssh: ${evil}\n`],
  [
    'lint',
    () => {
      const file = readRdpFile(toUtf8(`full address${evil}:s:a\nx${evil}\n`));
      return renderLint(`a${evil}.rdp`, lintRdpFile(file), file.problems);
    },
  ],
  ['explanation', () => renderExplanation(explainText(`0x904 ${evil} what is ${evil}`), 80)],
])('%s is shown without what steers a terminal', (_, render) => {
  expect(render()).toMatch(/./);
  expect(shown(render())).not.toMatch(steers);
});
