import { describe, expect, it } from 'vitest';
import { mutantsOf } from './mutants.ts';

const kinds = (source: string) =>
  mutantsOf('a.ts', source).map(({ kind, was, by }) => `${kind}: ${was} → ${by}`);

describe('a source is broken', () => {
  it.each<[string, readonly string[]]>([
    ['x(a === b);', ['operator: a === b → a !== b']],
    ['x(a < b);', ['operator: a < b → a <= b']],
    ['x(a && b);', ['logical: a && b → ((a) || (b))']],
    ['x(a ?? b);', ['fallback: a ?? b → a']],
    ['x(a?.b);', ['optional chain: a?.b → (a as any).b']],
    ['x(a?.[0 as number]);', ['optional chain: a?.[0 as number] → (a as any)[0 as number]', 'number: 0 → 1']],
    ['x(a ? b : c);', ['negated condition: a → !(a)']],
    [
      'function f() { if (a) return b; return c; }',
      ['negated condition: a → !(a)', 'removed return: return b; → ;', 'removed return: return c; → ;'],
    ],
    ['x(true, 7);', ['boolean: true → false', 'number: 7 → 8']],
    ['x({ needs: [a], uses: [] });', ['emptied list: [a] → []']],
    ["import { proven } from './cause.ts';\nproven();", ["verdict: proven → require('./cause.ts').inferred"]],
    ["x('tlsHandshake');", ["code: 'tlsHandshake' → 'mutant'"]],
  ])('%s', (source, expected) => {
    expect(kinds(source)).toEqual(expected);
  });
});

describe('what stays as it is', () => {
  it.each([
    ['words for people', "cite(a, 'unwell'); byHand('Restart'); x({ title: 'Dead' }); x('two words');"],
    ['imports and types', "import { a } from './a.ts'; type A = 'b' | 1; interface B { readonly c: 7 }"],
    [
      'examples, and what stands there for them alone',
      'const most = 7;\nx({ examples: [most, true, other(3)] });\nfunction other(n: number) { return n - 1; }',
    ],
  ])('%s', (_name, source) => {
    expect(kinds(source)).toEqual([]);
  });
});

it('names the line and gives the whole text', () => {
  expect(mutantsOf('a.ts', 'a;\nx(1);')).toMatchObject([{ line: 2, text: 'a;\nx(2);' }]);
});
