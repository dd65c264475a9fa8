import type { Command } from 'commander';

/** One option as completions and the man page need it. */
export interface OptionWords {
  readonly flag: string;
  /** The value it takes, "<file>"; absent where it takes none. */
  readonly value?: string;
  readonly does: string;
}

/** One command as completions and the man page need it. */
export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** "[inputs...]" */
  readonly usage: string;
  readonly options: readonly OptionWords[];
}

/** Commands as they are defined, in words. */
export function wordsOf(command: Command): CommandWords {
  return {
    name: command.name(),
    summary: command.summary() || command.description(),
    description: command.description(),
    usage: [parts(command.commands), ...command.registeredArguments.map(shown)]
      .filter((part) => part !== '')
      .join(' '),
    options: [command, ...command.commands].flatMap(optionsOf).filter(isFirst),
  };
}

/** `add|list|disable`, of a command that is several. */
function parts(commands: readonly Command[]): string {
  return commands.length === 0 ? '' : `<${commands.map((command) => command.name()).join('|')}>`;
}

function shown(argument: Command['registeredArguments'][number]): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionsOf({ options }: Command): readonly OptionWords[] {
  return options.map(({ long, flags, description }) => {
    const value = /[<[][^<[>\]]+[>\]]/.exec(flags)?.[0];
    return { flag: long ?? flags, does: description, ...(value === undefined ? {} : { value }) };
  });
}

function isFirst({ flag }: OptionWords, i: number, all: readonly OptionWords[]): boolean {
  return all.findIndex((each) => each.flag === flag) === i;
}
