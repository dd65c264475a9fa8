import { Argument, Command } from 'commander';
import { expect, it } from 'vitest';
import { commands } from './commands.ts';
import { outputOf } from './output.ts';
import { parserWords } from './parser-words.ts';

const context = {
  output: () => outputOf({ write: () => true }, { write: () => true }, {}, false),
  signal: new AbortController().signal,
  atOnce: <T>(work: () => T) => work(),
  exit: () => {},
};

/** What the parser says of a word below a command. */
async function said(command: Command, words: readonly string[]): Promise<string> {
  let text = '';
  const program = new Command('rdpdoctor').addCommand(command);
  for (const each of [program, command])
    each
      .exitOverride()
      .configureOutput({ writeErr: () => {}, outputError: (raw) => (text += parserWords(raw, each)) });
  await program.parseAsync([command.name(), ...words], { from: 'user' }).catch(() => {});
  return text;
}

it('names what was expected of every group of commands', async () => {
  const groups = (await Promise.all(commands.map(({ load }) => load(context)))).filter(
    ({ commands: inner, registeredArguments: [first] }) =>
      inner.length > 0 || first?.argChoices !== undefined,
  );
  expect(groups.map((group) => group.name())).toEqual(expect.arrayContaining(['store', 'user', 'config']));
  for (const group of groups)
    expect(await said(group, ['frob'])).toMatch(
      new RegExp(`^rdpdoctor: ${group.name()} frob: (?:\\w+, )*\\w+ or \\w+ was expected\\n$`),
    );
});

it('leaves what it does not know as it was said', async () => {
  const one = new Command('one').addArgument(new Argument('<file>'));
  expect(await said(one, [])).toBe("rdpdoctor: missing required argument 'file'\n");
});
