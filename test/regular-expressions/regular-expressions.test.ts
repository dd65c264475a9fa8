import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { growthOf } from './growth.ts';
import { literalsBelow, literalsIn } from './literals.ts';

const src = join(import.meta.dirname, '..', '..', 'src');

describe('the check itself', () => {
  it.each([
    [/^abc$/, 'linear'],
    [/#.*/, 'linear'],
    [/\d+/, 'linear'],
    [/^\s+$/, 'linear'],
    [/\b\w+!/, 'linear'],
    [/(?<![\w.])\w+!/, 'linear'],
    [/^[^:]+:\d+$/, 'linear'],
    [/^(?:a|b)*$/, 'linear'],
    [/^(?:ab?)*$/, 'linear'],
    [/a{1,3}b/, 'linear'],
    [/^(?:\.\d{1,9})+$/, 'linear'],
    [/^(?:a{0,2}b?)*$/, 'exponential'],
    [/\s+$/, 'polynomial'],
    [/<[^>]*>/, 'polynomial'],
    [/<!--[^]*?-->/, 'polynomial'],
    [/a(?=.*b)/, 'polynomial'],
    [/^\s*([^:]+?)\s*:/, 'polynomial'],
    [/^.*a.*b$/, 'polynomial'],
    [/^a*a*$/, 'polynomial'],
    [/^(?:a|a)*$/, 'exponential'],
    [/^(?:a+)+$/, 'exponential'],
    [/^(?:a*)*$/, 'exponential'],
    [/^(?:a|\w)*!$/, 'exponential'],
    [/^(?:\d+|0x[0-9a-f]+|\b[0-9a-f]{8}\b)*$/, 'exponential'],
    [/^(?:a(?:b?|c?))*$/, 'exponential'],
    [/^(a*)\1$/, 'not judged'],
  ])('%s is %s', ({ source, flags }, growth) => {
    expect(growthOf(source, flags).growth).toBe(growth);
  });

  it('finds every literal of a source text', () => {
    expect(
      literalsIn('a.ts', 'const a = /x/g;\nf(b / c, [/[/]y/.test(d)]);').map(({ line, pattern }) => [
        line,
        pattern,
      ]),
    ).toEqual([
      [1, 'x'],
      [2, '[/]y'],
    ]);
  });
});

describe('regular expressions in src', () => {
  const all = literalsBelow(src);

  it('are all found', () => expect(all.length).toBeGreaterThan(300));

  it('take linear time, whatever the text', () => {
    const grow = all.flatMap(({ file, line, pattern, flags }) => {
      const { growth, why } = growthOf(pattern, flags);
      return growth === 'linear' ? [] : [`${file}:${line} /${pattern}/${flags} is ${growth}: ${why}`];
    });
    expect(grow).toEqual([]);
  });
});
