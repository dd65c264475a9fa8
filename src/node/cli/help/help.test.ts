import { spawnSync } from 'node:child_process';
import { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../commands.ts';
import { exitCodes } from '../../../app/exit-codes.ts';
import { outputOf } from '../output.ts';
import type { CommandWords } from './command-line.ts';
import { completionFor, shells } from './completion.ts';
import { everyCommand } from './every-command.ts';
import { guides } from './guides.ts';
import { manPage } from './man-page.ts';
import { withHelp } from './with-help.ts';

const context = {
  output: () => outputOf({ write: () => true }, { write: () => true }, {}, false),
  signal: new AbortController().signal,
  atOnce: <T>(work: () => T) => work(),
  exit: () => {},
};
let all: readonly CommandWords[] = [];

beforeAll(async () => {
  all = await everyCommand(context);
});

function has(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

describe('every command', () => {
  it.each(commands.map(({ name }) => name))(
    '%s has a guide with examples of itself and exit codes',
    (name) => {
      const guide = guides[name]!;
      expect(guide.examples.length).toBeGreaterThan(0);
      expect(guide.examples.some(([command]) => command.includes(`rdpdoctor ${name}`))).toBe(true);
      for (const code of guide.exits) expect(exitCodes).toHaveProperty(String(code));
    },
  );

  it('has only options in its examples that it takes', () => {
    for (const { examples } of Object.values(guides)) {
      for (const [line] of examples) {
        for (const part of line.split(/[|>&]/).filter((each) => /^\s*rdpdoctor /.test(each))) {
          const [, name] = part.trim().split(' ');
          const flags = part.match(/(?<=\s)--[a-z-]+/g) ?? [];
          const known = all.find((command) => command.name === name)?.options.map(({ flag }) => flag) ?? [];
          for (const flag of flags) expect(known, line).toContain(flag);
        }
      }
    }
  });

  it('shows its options in groups where there are many, each option once', async () => {
    const check = withHelp(await commands.find(({ name }) => name === 'check')!.load(context));
    const help = check.helpInformation();
    expect(help).toContain('What you know already:');
    for (const { long } of check.options)
      expect(
        help.split('\n').filter((line) => line.startsWith(`  ${long} `)),
        long,
      ).toHaveLength(1);
    expect(help.split('\n').filter((line) => line === 'Options:').length).toBeLessThanOrEqual(1);
  });
});

it.each(commands.map(({ name }) => name))('%s says its examples and exit codes once', async (name) => {
  let text = '';
  const command = withHelp(await commands.find((each) => each.name === name)!.load(context));
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  for (const heading of ['Examples:', 'Exit codes:'])
    expect(text.split('\n').filter((line) => line === heading)).toHaveLength(1);
});

describe('completions', () => {
  it.each(shells)('%s knows every command and every option', (shell) => {
    const script = completionFor(shell, all);
    for (const { name, options } of all) {
      expect(script).toContain(name);
      for (const { flag } of options)
        expect(script).toContain(shell === 'fish' ? `-l ${flag.slice(2)}` : flag);
    }
  });

  it.skipIf(!has('bash'))('bash completes commands and options', () => {
    const complete = (words: string) =>
      spawnSync(
        'bash',
        [
          '--norc',
          '-c',
          `eval "$(cat)"; COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); _rdpdoctor; echo "\${COMPREPLY[@]}"`,
        ],
        // It complains of a locale that is set and not installed.
        { input: completionFor('bash', all), encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
      );
    expect(complete('rdpdoctor ch').stdout.trim()).toBe('check');
    expect(complete('rdpdoctor check --exp').stdout.trim()).toBe('--expect');
    expect(complete('rdpdoctor help ev').stdout.trim()).toBe('events');
    expect(complete('rdpdoctor ch').stderr).toBe('');
  });

  it.skipIf(!has('pwsh'))('PowerShell completes commands and options', () => {
    const line = (words: string) =>
      `(TabExpansion2 '${words}' ${words.length}).CompletionMatches.CompletionText`;
    const script = `${completionFor('powershell', all)}\n${line('rdpdoctor ch')}\n${line('rdpdoctor check --exp')}`;
    const { stdout } = spawnSync('pwsh', ['-NoProfile', '-Command', script], { encoding: 'utf8' });
    expect(stdout.trim().split(/\s+/)).toEqual(['check', '--expect']);
  });

  it.skipIf(!has('zsh'))('zsh reads its script', () => {
    const { status, stderr } = spawnSync('zsh', ['-n'], {
      input: completionFor('zsh', all),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.skipIf(!has('fish'))('fish reads its script', () => {
    const { status, stderr } = spawnSync('fish', ['-n'], {
      input: completionFor('fish', all),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('the man page', () => {
  it('has a section for every command, and every exit code', () => {
    const page = manPage(all, guides, '0.0.0');
    for (const { name } of all) expect(page).toContain(`.SS rdpdoctor ${name}`);
    for (const code of Object.keys(exitCodes)) expect(page).toContain(`.B ${code}\n`);
  });

  it.skipIf(!has('groff'))('is read by groff without a warning', () => {
    const { stderr, stdout } = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-K', 'utf8'], {
      input: manPage(all, guides, '0.0.0'),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('rdpdoctor');
  });
});

it('a command without options of a group keeps its help as it is', () => {
  const small = withHelp(new Command('lint').option('--json', 'print JSON'));
  expect(small.helpInformation()).toContain('Options:');
});
