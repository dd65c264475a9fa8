import type { Command } from 'commander';

/** What the argument parser found wrong, in the form of all other messages: the thing, its value, what was expected. */
export function parserWords(text: string, command: Command): string {
  const [, choice] = /^error: command-argument value '([^']{0,200})' is invalid/.exec(text) ?? [];
  const [, inner] = /^error: unknown command '([^']{0,200})'/.exec(text) ?? [];
  const expected = choice === undefined ? namesBelow(command) : choicesOf(command);
  const word = choice ?? inner;
  // Which commands there are at all, the help lists.
  if (word === undefined || command.parent === null || expected.length === 0)
    return text.replace(/^error: /, 'rdpdoctor: ');
  return `rdpdoctor: ${command.name()} ${word.slice(0, 40)}: ${orWords(expected)} was expected\n`;
}

function namesBelow({ commands }: Command): readonly string[] {
  return commands.map((inner) => inner.name());
}

function choicesOf({ registeredArguments }: Command): readonly string[] {
  return registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
}

function orWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
