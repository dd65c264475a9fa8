import type { ExitCode } from './exit-codes.ts';
import type { Output } from './output.ts';

/** What a command is given by the program around it. */
export interface CommandContext {
  /** Where to write; `all` asks for reports without a limit of lines. */
  readonly output: (all: boolean) => Output;
  /** Fires on Ctrl-C: the command tells what it has and ends. */
  readonly signal: AbortSignal;
  readonly exit: (code: ExitCode) => void;
}
