import type { ExitCode } from '../../app/exit-codes.ts';
import type { Interrupt } from './interrupt.ts';
import type { Output } from './output.ts';

/** What a command is given by the program around it. */
export interface CommandContext extends Pick<Interrupt, 'signal' | 'atOnce'> {
  /** Where to write; `all` asks for reports without a limit of lines. */
  readonly output: (all: boolean) => Output;
  readonly exit: (code: ExitCode) => void;
}
