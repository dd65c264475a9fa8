import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const script = pathToFileURL(join(import.meta.dirname, '../../scripts/failures.mjs')).href;

/** What a function of scripts/failures.mjs gives. */
function asked(call: string): readonly string[] {
  const program = `import { failureLines, lastLines } from ${JSON.stringify(script)};
    console.log(JSON.stringify(${call}));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return JSON.parse(ran.stdout) as readonly string[];
}
const failed = (count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, i) => ({ name: `test ${i}`, says: ['a', 'b', 'c'] })));

it('tells what failed and what it says', () => {
  expect(asked(`failureLines(${failed(2)})`)).toEqual([
    '  test 0',
    '      a',
    '      b',
    '      c',
    '  test 1',
    '      a',
    '      b',
    '      c',
  ]);
});

it.each([
  [24, '      a', 48],
  [48, '  test 47', 48],
  [200, '  and 152 more', 49],
])('of %i failures it tells what fits on a screen', (count, last, length) => {
  const lines = asked(`failureLines(${failed(count)})`);
  expect(lines).toHaveLength(length);
  expect(lines.at(-1)).toBe(last);
});

it('keeps the end of what a command said, without colours', () => {
  const said = `${'line\\n'.repeat(30)}\\u001b[31mthe reason\\u001b[39m\\n\\n`;
  expect(asked(`lastLines('${said}')`).slice(-2)).toEqual(['line', 'the reason']);
});
