import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const src = join(import.meta.dirname, '..', '..', 'src');

/** Handing over many values as arguments ends the program from some 100,000 on. Here there are never many, since … */
const few: Readonly<Record<string, string>> = {
  'core/protocol/credssp/ntlm-authenticate.ts': 'a message has six fields',
  'core/redaction/redact.ts': 'at most 4,096 letters are taken',
  'core/remedy/plan.ts': 'a plan has at most the remedies that there are',
  'app/events/event-losses.ts': 'the lines are cut before',
  'node/cli/help/with-help.ts': 'they are our own examples',
  'node/cli/lab/peer-words.ts': 'there are as many practice servers as files of them',
  'node/collect/look-at-addresses.ts': 'one check makes so few attempts',
  'node/interview/notebook.ts': 'one probe finds them',
  'node/interview/phase-lines.ts': 'one probe finds them',
  'node/probes/handshake.ts': 'one probe finds them',
  'node/probes/repeat.ts': 'at most a hundred are asked for',
  'node/probes/server-hello.ts': 'one probe finds them',
  'node/probes/tls-scan.ts': 'one probe makes at most 200 connections',
};

const spread =
  /\.(?:push|unshift|concat)\(\.\.\.|\.splice\([^()]{0,80}\.\.\.|(?:Math\.(?:max|min)|String\.from(?:CharCode|CodePoint))\([^()]{0,80}\.\.\./;

it('no list of unknown length is handed over as arguments', () => {
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.(?:test|d)\.ts$/.test(path))
    .filter((path) => spread.test(readFileSync(join(src, path), 'utf8')))
    .toSorted();
  expect(found).toEqual(Object.keys(few).toSorted());
});

it.each([
  'a.push(...b);',
  'a.splice(0, a.length, ...b)',
  'Math.max(...a)',
  'Math.min(4, ...a)',
  'String.fromCharCode(...a)',
])('%s would be found', (text) => expect(text).toMatch(spread));
