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
    usage: command.registeredArguments
      .map((argument) => {
        const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
        return argument.required ? `<${name}>` : `[${name}]`;
      })
      .join(' '),
    options: command.options.map(({ long, flags, description }) => {
      const value = /[<[][^<[>\]]+[>\]]/.exec(flags)?.[0];
      return { flag: long ?? flags, does: description, ...(value === undefined ? {} : { value }) };
    }),
  };
}
