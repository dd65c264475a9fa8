import { expect, it } from 'vitest';
import { harmless, harmlessJson, harmlessLines, harmlessPaint, harmlessXml } from './harmless.ts';

const esc = '\u001b';
const dangerous = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i),
  0x061c,
  0x200b,
  0x200e,
  0x200f,
  0x2028,
  0x2029,
  0x202a,
  0x202e,
  0x2066,
  0x2069,
  0xfeff,
].map((code) => String.fromCharCode(code));

it.each(dangerous)('%j is shown in no line', (c) => {
  expect(harmless(`a${c}b`)).toBe('a?b');
});

it.each(dangerous.filter((c) => c !== '\n' && c !== '\t'))('%j is shown in no block', (c) => {
  expect(harmlessLines(`a${c}b\n\tc`)).toBe('a?b\n\tc');
});

it.each(dangerous)('%j is escaped in JSON', (c) => {
  const json = harmlessJson({ [`k${c}`]: `v${c}` }, 2);
  expect(json.replaceAll('\n', '')).not.toContain(c);
  expect(JSON.parse(json)).toEqual({ [`k${c}`]: `v${c}` });
});

it('keeps letters of every script, and pairs of surrogates', () => {
  const text = 'Jürgen Ωμέγα 東京 шлюз עברית 🙂';
  expect(harmless(text)).toBe(text);
  expect(JSON.parse(harmlessJson(text))).toBe(text);
});

it('lets through the colours of the program and nothing else', () => {
  expect(harmlessPaint(`${esc}[31mred${esc}[0m ${esc}]0;title\u0007${esc}[2Jx`)).toBe(
    `${esc}[31mred${esc}[0m ?]0;title??[2Jx`,
  );
});

it('writes references in XML', () => {
  expect(harmlessXml('<a>\u009b\u202e</a>')).toBe('<a>&#x9b;&#x202e;</a>');
});
