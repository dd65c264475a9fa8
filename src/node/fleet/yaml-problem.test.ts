import { LineCounter, parseDocument } from 'yaml';
import { expect, it } from 'vitest';
import { yamlProblem } from './yaml-problem.ts';

/** What is said of a text, with its place. */
function said(text: string): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const problem = yamlProblem(document, text);
  if (problem === undefined) return 'nothing';
  const { line, col } = lines.linePos(problem.at);
  return `${line}:${col} ${problem.says}`;
}

it.each([
  ['every: 15m', 'nothing'],
  ['a: &x [1]\nb: *x', 'nothing'],
  // Brackets.
  ['a: [1, 2', '1:9 found the end of the file, expected "]" for the "[" in line 1'],
  ['a: [1, 2}', '1:9 found "}", expected "]" for the "[" in line 1'],
  ['a:\n  - {b: [1], c: 2\nd: 3', '3:1 found "d:", expected "}" for the "{" in line 2'],
  ['a: [\n1\n]', '2:1 found "1", expected "]" for the "[" in line 1; where it goes on over several lines'],
  ['a: ]', '1:4 found "]", expected a "[" before it'],
  ['a: {b: 1}}', '1:10 found "}", expected a "{" before it'],
  ['a: [1,,2]', '1:7 found ",2]", expected a value before the comma'],
  ['a: {b: 1 c: 2}', '1:8 found "1", expected entries with commas between them'],
  ['a: {"b"1}', '1:8 found "1}", expected a comma or a colon before it'],
  ['a: [ - b ]', '1:6 found "-", expected entries with commas between them, and neither "- "'],
  ['[[['.repeat(3_000), 'found "[[[[[[[[[[[[[[[[[[[[[[[[", expected settings that are nested less deeply'],
  // Indentation.
  ['a:\n\tb: 1', '2:1 found a tab, expected spaces'],
  ['a:\n  b: 1\n c: 2', '3:1 found "c:", expected the same indentation as the settings beside it'],
  ['- - b\n - c', '2:2 found "-", expected each entry of a list on a line of its own'],
  ['a:\n  - b\n - c', '3:1 found "-", expected each entry of a list on a line of its own'],
  ['  a: 1\nb: 2', '2:1 found "b:", expected the end of the line, or the same indentation'],
  ['a: 1\n  b: 2', '1:4 found "1", expected one value'],
  // Lists and settings.
  ['a: - b', '1:4 found "-", expected the list below its setting'],
  ['a: 1\n- b', '2:1 found "-", expected a setting, its name and a colon, in one line'],
  ['a:\n- b\n-c', '3:1 found "-c", expected a setting, its name, a colon and its value; an entry'],
  ['a: 1\nb', '2:1 found "b", expected a setting, its name, a colon and its value'],
  ['a: b: c', '1:4 found "b:", expected one value: a text with ": " in it is put into quotation marks'],
  ['a: 1\na: 2', '2:1 found "a:", expected each setting once'],
  [
    `${'x'.repeat(1_100)}: 1`,
    '1:1 found "xxxxxxxxxxxxxxxxxxxxxxxx", expected a name of at most 1,024 characters',
  ],
  // Texts.
  [
    'a: "x\nb: 1',
    '2:5 found the end of the file, expected a double quotation mark that ends the text begun in line 1',
  ],
  [
    "a: 1\nb: 'x",
    '2:6 found the end of the file, expected a single quotation mark that ends the text begun in line 2',
  ],
  ['a: "C:\\Users"', '1:7 found "\\Users"", expected an escape'],
  ['a: "x" y', '1:8 found "y", expected the end of the line'],
  ['a: "x"#y', '1:7 found "#y", expected a space before "#"'],
  ['a: @b', '1:4 found "@b", expected quotation marks around a text that begins with this character'],
  ['a: | x\n b', '1:6 found "x", expected the end of the line: the text after "|"'],
  ['a: |9x\n b', '1:6 found "x", expected the end of the line: the text after "|"'],
  ['a: |\n\tb', '2:1 found a tab, expected the text after "|" or ">" indented'],
  ['a: |\n      \n x', '3:2 found "x", expected empty lines that are indented no further'],
  // What a configuration has no use for.
  ['%b: 1', 'expected no line that begins with %'],
  ['%YAML 9\n---\na: 1', '1:7 found "9", expected no line that begins with %'],
  ['---\na: 1\n---\nb: 2', '3:1 found "---", expected one document'],
  ['--- a: 1', '1:5 found "a:", expected the first setting on a line of its own'],
  ['a: 1\nb: *x', '2:4 found "*x", expected a name that a value before it was given with &'],
  ['a: &x &y 1', '1:7 found "&y", expected one name (&) for a value'],
  ['a: &x *x', '1:7 found "*x", expected an alias (*name) by itself'],
  ['a: *', '1:4 found "*", expected a name after & or *'],
  ['a: &x: 1', '1:6 found ":", expected a space between the name after & or * and the colon'],
  ['a: &x[b]', '1:6 found "[b]", expected a space after the name that begins with & or !'],
  ['a: !foo 1', '1:4 found "!foo", expected no tag'],
  ['a: !x !y 1', '1:7 found "!y", expected no tag'],
  // Nothing of it steers a terminal.
  ['a: @\u001B[2J', 'found "@?[2J", expected quotation marks'],
])('%j: %s', (text, wanted) => {
  expect(said(text)).toContain(wanted);
  expect(said(text)).toMatch(/^(nothing$|\d+:\d+ found .*, expected )/);
});
