import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const ours = ['src', 'test', 'bench', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
);
const code = ours.filter((path) => /\.(ts|tsx|mjs|ps1|psm1)$/.test(path) && !path.endsWith('.d.ts'));
const sources = code.filter(
  (path) => path.startsWith('src') && /\.tsx?$/.test(path) && !path.endsWith('.test.ts'),
);
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

describe('size', () => {
  it.each(code)('%s has at most 400 lines', (path) => {
    expect(textOf(path).split('\n').length - 1).toBeLessThanOrEqual(400);
  });

  it('the median source file has at most 90 lines', () => {
    const lines = sources.map((path) => textOf(path).split('\n').length - 1).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(90);
  });
});

describe('adapters', () => {
  const cli = join('src', 'node', 'cli');
  const commands = sources.filter((path) => path.startsWith(join(cli, 'commands') + sep));

  it.each(commands)('%s reads options, calls the ring, shows, in at most 60 lines', (path) => {
    expect(textOf(path).split('\n').length - 1).toBeLessThanOrEqual(60);
  });

  it('a file of commands is a command', () => {
    const listed = [...textOf(join(cli, 'commands.ts')).matchAll(/import\('(\.\/commands\/[^']+)'\)/g)];
    expect(commands.toSorted()).toEqual([...new Set(listed.map(([, path]) => join(cli, path!)))].toSorted());
  });

  it.each(sources.filter((path) => path.startsWith(join('src', 'node', 'server', 'routes') + sep)))(
    '%s has routes of at most 30 lines',
    (path) => {
      const lines = textOf(path).split('\n');
      for (const [i, line] of lines.entries()) {
        if (!/^ {2}api\.openapi\($/.test(line)) continue;
        const length = lines.slice(i).indexOf('  );') + 1;
        expect(length, lines.slice(i, i + 5).join('\n')).toBeLessThanOrEqual(30);
      }
    },
  );
});

describe('names', () => {
  it.each(code)('%s is named after what it is', (path) => {
    expect(basename(path)).not.toMatch(/^(utils?|helpers?|common|index|misc|manager)\.(ts|tsx)$/);
    if (path.endsWith('.ts')) expect(basename(path)).toMatch(/^[a-z0-9]+([-.][a-z0-9]+)*\.ts$/);
  });
});

describe('manner', () => {
  it.each(sources)('%s has no any, no default export, no inheritance', (path) => {
    const text = withoutComments(textOf(path));
    expect(text).not.toMatch(/:\s*any\b|<any>|\bas any\b/);
    expect(text).not.toMatch(/\bexport default\b/);
    expect(text).not.toMatch(/\bclass \w+ extends (?!Error\b)/);
    expect(text).not.toMatch(/\benum \w+/);
  });

  it.each(sources)('%s explains itself in few comments', (path) => {
    const lines = textOf(path)
      .split('\n')
      .filter((line) => line.trim() !== '');
    const comments = lines.filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line));
    expect(longestRun(textOf(path)), 'longest comment block').toBeLessThanOrEqual(8);
    if (lines.length > 40) expect(comments.length / lines.length).toBeLessThanOrEqual(0.25);
  });

  it.each(sources)('%s leaves nothing for later', (path) => {
    expect(textOf(path)).not.toMatch(/\b(TODO|FIXME|XXX|HACK)\b/);
  });

  it.each(sources.filter((path) => path.startsWith('src/core') && !path.endsWith('facts/time.ts')))(
    '%s has no clock and no randomness',
    (path) => {
      expect(withoutComments(textOf(path))).not.toMatch(
        /\bnew Date\b|\bDate\.(now|parse|UTC)|\bMath\.random\b|\bperformance\b/,
      );
    },
  );
});

/** Without line and block comments; strings are left alone, which suits the patterns above. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const line of text.split('\n')) {
    run = /^\s*(\/\/|\/\*|\*)/.test(line) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
