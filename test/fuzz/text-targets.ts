import { gunzipSync } from 'node:zlib';
import { fromUtf8, toUtf8 } from '../../src/core/bytes/text.ts';
import { causes } from '../../src/core/causes/causes.ts';
import { explainText } from '../../src/core/explain/explain-text.ts';
import { parseReportedError } from '../../src/core/codes/reported-error.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { readCaseFile } from '../../src/core/facts/case-file.ts';
import { healthy } from '../../src/core/facts/healthy.ts';
import { redactCaseFile } from '../../src/core/redaction/redact.ts';
import { readPlan } from '../../src/core/remedy/plan-format.ts';
import { readScriptOutput } from '../../src/core/remedy/script-result.ts';
import { reportOf } from '../../src/core/report/check-report.ts';
import { renderExplanation } from '../../src/core/report/explain.ts';
import { renderMarkdown } from '../../src/core/report/formats/markdown.ts';
import { renderTerminal } from '../../src/core/report/terminal/terminal.ts';
import { keysKnownFor } from '../../src/node/carriers/ssh/known-hosts.ts';
import { decodeAnswer, decodeReceived } from '../../src/node/carriers/winrm/messages.ts';
import { randomOf } from './mutate.ts';
import type { Target } from './target.ts';

const texts =
  (...lines: readonly string[]) =>
  () =>
    lines.map(toUtf8);
const ofText = (
  name: string,
  run: (text: string) => unknown,
  seeds: Target['seeds'],
  most = 4_000,
): Target => ({
  name,
  seeds,
  most,
  run: (bytes) => run(fromUtf8(bytes)),
});

const soap =
  '<s:Envelope xmlns:s="x"><s:Body a="1"><rsp:Stream Name="stdout">QUFB</rsp:Stream><rsp:CommandState State="x/Done"><rsp:ExitCode>0</rsp:ExitCode></rsp:CommandState><!-- c --><?p i?></s:Body></s:Envelope>';

/** Readers of text from outside: what people paste, what machines answer, saved cases. */
export const textReaders: readonly Target[] = [
  ofText(
    'explain',
    (text) => renderExplanation(explainText(text), 80),
    texts(
      '0x904 0x7',
      '2026-11-28 15:07:00 2147942402 Error code: 0x904 extended 0x7',
      "Remote Desktop can't connect to the remote computer for one of these reasons",
      'event id 36870 Schannel fatal alert 40 internal error state 10001',
      'authentication level:i:0',
      'restart-service termserv -force; rename MachineKeys_old',
      'Fehlercode: 0x516, erweiterter Fehlercode 0x0',
    ),
  ),
  ofText(
    'reported error',
    parseReportedError,
    texts('0x904/0x7', '2308 7', '0x90x / 0x7', "Code d'erreur : 0x204"),
  ),
  ofText(
    'WinRM answer',
    (text) => {
      const answer = decodeAnswer(text);
      return answer.is === 'answer' ? decodeReceived(answer.root) : answer;
    },
    texts(soap),
  ),
  ofText(
    'script output',
    (text) =>
      readScriptOutput(text, (bytes) => new Uint8Array(gunzipSync(bytes, { maxOutputLength: 1 << 20 }))),
    texts('rdpdoctor:1/2:gz:H4sIAAA\nrdpdoctor:2/2:gz:AAAA\nrdpdoctor:1/1:json:{"format":1}'),
  ),
  ofText(
    'known hosts',
    (text) => keysKnownFor('host.example', 22, [text]),
    texts('[h]:22,*.a?b,!x ssh-ed25519 AAAA\n|1|abcd|efgh ssh-rsa AAAA\n@revoked * ssh-rsa BBBB\n'),
  ),
  ofText('plan', readPlan, texts('{"format":1,"id":"fix-20260101-aaaaaaaa","target":"x","steps":[]}')),
  ofText(
    'case file',
    readCaseFile,
    () => causes.slice(0, 40).map(({ examples }) => toUtf8(JSON.stringify(caseOf(examples[0]?.facts ?? {})))),
    60_000,
  ),
  { name: 'judged case', seeds: texts(' '), run: (_, seed) => judgeShaken(seed) },
];

function caseOf(facts: object) {
  const source = { by: 'probe', from: 'srv01', at: '2026-09-01T12:00:00.000Z' };
  return {
    format: 2,
    target: 'srv01.corp.example:3389',
    facts: Object.entries(facts).map(([name, value]) => ({ name, value, source })),
    gaps: [],
  };
}

const examples = causes.flatMap((cause) => cause.examples);

/** A case whose values are shaken but still have the shape of facts, through everything that is made of it. */
function judgeShaken(seed: number): unknown {
  const random = randomOf(seed);
  const facts = shaken({ ...healthy, ...examples[random(examples.length)]!.facts }, random);
  const whole = caseOf(facts as object);
  const sound = whole.facts.filter(
    (fact) => !('problem' in readCaseFile(JSON.stringify({ ...whole, facts: [fact] }))),
  );
  const file = readCaseFile(JSON.stringify({ ...whole, facts: sound }));
  if ('problem' in file) return file.problem;
  const diagnosis = diagnose(file, causes);
  const report = reportOf(file, diagnosis);
  renderMarkdown(report);
  renderTerminal(report, { width: 80, colour: false, ascii: false, all: true });
  return redactCaseFile(file);
}

function shaken(value: unknown, random: (below: number) => number): unknown {
  if (random(14) === 0) {
    if (typeof value === 'string') return words[random(words.length)];
    if (typeof value === 'number') return [0, 1, -1, 65_536, 2 ** 31, 2 ** 53, 0.5, 1e308][random(8)];
    if (typeof value === 'boolean') return !value;
    if (Array.isArray(value)) return [value.slice(1), [], [...value, ...value]][random(3)];
  }
  if (Array.isArray(value)) return value.map((one) => shaken(one, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(() => random(40) > 0);
  return Object.fromEntries(entries.map(([key, one]) => [key, shaken(one, random)]));
}

const words = [
  '',
  'x',
  '\0',
  '\u001b[31m',
  'a'.repeat(3_000),
  '\ud800',
  '__proto__',
  'constructor',
  '2026-13-99',
  '9999-12-31T23:59:59.999Z',
  '-271821-04-20T00:00:00Z',
  'S-1-5-21-1-2-3-1001',
  '10.0',
  '::',
  '999.999.1.1',
  'CN=a, CN=b',
  'A\\b',
  'a@b.c',
  '<img>',
  '`|*',
  '\u202e',
  '*.',
  '0x80090304',
  'NaN',
];
